/** The table of keys that `?` shows. */
import { settings } from '../settings.ts'
import { useText } from '../text/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/store.ts'
import { Key } from '../ui/tooltip.tsx'

export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const sendBy = useStore(settings, now => now.sendBy)
  const rows: [string, string][] = [
    ['J', t.keys.next],
    ['K', t.keys.previous],
    ['R', t.keys.reply],
    ['N', t.keys.note],
    ['T', t.keys.triage],
    ['G', t.keys.enter],
    ['C', t.keys.refer],
    ['Q', t.messages.keys.quote],
    ['F', t.messages.keys.file],
    ['B', t.messages.keys.choices],
    ['I', t.messages.keys.info],
    [sendBy === 'enter' ? 'Enter' : 'Ctrl+Enter', t.keys.send],
    ['A', t.keys.claim],
    ['W', t.keys.waiting],
    ['E', t.keys.done],
    ['O', t.keys.reopen],
    ['T', t.keys.take],
    ['B', t.keys.handOver],
    ['P', t.keys.plan],
    ['S', t.keys.sign],
    ['[ ]', t.keys.weeks],
    ['Shift+L', t.keys.lock],
    ['Esc', t.keys.escape],
    ['?', t.keys.help],
  ]
  return (
    <Dialog title={t.keys.title} closeWord={t.close} isText isOpen={isOpen} onClose={onClose}>
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
      <p className="border-t border-line px-5 py-3 text-xs text-ink-faint">{t.keys.hint}</p>
    </Dialog>
  )
}
