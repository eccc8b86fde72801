/** The buttons of what may be done next: one primary, the rest plain. */
import {
  AlarmClock,
  ArrowRightLeft,
  Check,
  Clock3,
  Hand,
  type LucideIcon,
  RotateCcw,
  Undo2,
  UserRoundPlus,
} from 'lucide-react'
import type { Conversation } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button, type Look } from '../../ui/button.tsx'
import { useDraft } from './drafts.ts'
import type { OfferedAct } from './use-acts.ts'

const icons: Record<OfferedAct['name'], LucideIcon> = {
  claim: Hand,
  done: Check,
  waiting: Clock3,
  reopening: RotateCcw,
  release: Undo2,
  snooze: AlarmClock,
  offer: ArrowRightLeft,
  assign: UserRoundPlus,
  return: Undo2,
}

type ActsProps = { conversation: Conversation; offered: OfferedAct[]; isPending: boolean }

/** While somebody waits or a reply is being written, answering is the primary action, so nothing here is but the claim. */
export function Acts({ conversation, offered, isPending }: ActsProps) {
  const t = useText()
  const draft = useDraft(conversation)
  const isWaiting = conversation.waiting_since !== null
  const writing = draft[draft.mode] !== '' || draft.file !== null || draft.choices !== null
  if (offered.length === 0) return <p className="text-sm text-ink-soft">{t.acts.nothing}</p>
  const [first, ...rest] = offered
  const primary = first && !writing && (first.name === 'claim' || !isWaiting) ? first : undefined
  const plain = primary ? rest : offered
  return (
    <div className="flex flex-col gap-2">
      {primary && <ActButton act={primary} look="primary" isDisabled={isPending} />}
      <div className={`grid gap-2 ${plain.length > 1 ? 'grid-cols-2' : ''}`}>
        {plain.map(act => (
          <ActButton
            key={act.name}
            act={act}
            look={act.name === 'release' ? 'quiet' : 'plain'}
            isDisabled={isPending}
          />
        ))}
      </div>
    </div>
  )
}

type ActButtonProps = { act: OfferedAct; look: Look; isDisabled: boolean }

function ActButton({ act: { name, words, key, run }, look, isDisabled }: ActButtonProps) {
  const Icon = icons[name]
  return (
    <Button
      look={look}
      icon={<Icon size={17} aria-hidden />}
      keyName={key}
      isDisabled={isDisabled}
      onPress={run}
      className="justify-start gap-1.5 px-2 whitespace-nowrap"
    >
      {words}
    </Button>
  )
}
