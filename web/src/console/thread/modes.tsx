/** The two modes of the composer: a reply that goes to the person, a note that stays inside. */
import { LockKeyhole, MessageSquareText } from 'lucide-react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useText } from '../../text/text.ts'
import { WithTip } from '../../ui/tooltip.tsx'
import type { Mode } from './drafts.ts'

type ModesProps = { mode: Mode; mayReply: boolean; mayNote: boolean; onChange: (mode: Mode) => void }

export function Modes({ mode, mayReply, mayNote, onChange }: ModesProps) {
  const t = useText()
  const look =
    'inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 text-sm text-ink-soft disabled:opacity-50 ' +
    'data-[hovered]:text-ink data-[selected]:bg-hover data-[selected]:font-medium data-[selected]:text-ink'
  return (
    <ToggleButtonGroup
      aria-label={t.composer.mode}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={keys => onChange([...keys][0] as Mode)}
      className="flex gap-1"
    >
      <WithTip words={t.composer.label} keyName="R">
        <ToggleButton id="reply" isDisabled={!mayReply} aria-keyshortcuts="R" className={look}>
          <MessageSquareText size={15} aria-hidden />
          {t.composer.reply}
        </ToggleButton>
      </WithTip>
      <WithTip words={t.composer.noteLabel} keyName="N">
        <ToggleButton id="note" isDisabled={!mayNote} aria-keyshortcuts="N" className={look}>
          <LockKeyhole size={15} aria-hidden />
          {t.composer.note}
        </ToggleButton>
      </WithTip>
    </ToggleButtonGroup>
  )
}
