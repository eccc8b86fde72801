/** The table of keys that `?` shows. */
import { settings } from '../settings.ts'
import { keys as keysEn } from '../text/en-keys.ts'
import { useText } from '../text/text.ts'
import { keys } from '../text/vi-keys.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/store.ts'
import { Key } from '../ui/tooltip.tsx'

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { sendBy, language } = useStore(settings)
  const k = language === 'vi' ? keys : keysEn
  const rows: [string, string][] = [
    ['J', k.next],
    ['K', k.previous],
    ['R', k.reply],
    ['N', k.note],
    ['/', k.template],
    ['T', k.triage],
    ['G', k.enter],
    ['C', k.refer],
    ['Q', t.messages.keys.quote],
    ['F', t.messages.keys.file],
    ['B', t.messages.keys.choices],
    ['I', t.messages.keys.info],
    [sendBy === 'enter' ? 'Enter' : 'Ctrl+Enter', k.send],
    ['A', k.claim],
    ['W', k.waiting],
    ['E', k.done],
    ['U', k.undo],
    ['Z', k.snooze],
    ['M', k.offer],
    ['G', k.assign],
    ['O', k.reopen],
    ['T', k.take],
    ['B', k.handOver],
    ['P', k.plan],
    ['S', k.sign],
    ['[ ]', k.weeks],
    ['S', k.search],
    ['L', k.filters],
    ['X', k.batch],
    ['Ctrl+K', k.palette],
    ['Shift+L', k.lock],
    ['Esc', k.escape],
    ['?', k.help],
  ]
  return (
    <Dialog title={k.title} closeWord={t.close} isText isOpen onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 p-5 text-sm">
        {rows.map(([key, words]) => (
          <div key={`${key} ${words}`} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="text-ink-soft">
              <Key name={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-5 py-3 text-xs text-ink-faint">{k.hint}</p>
    </Dialog>
  )
}
