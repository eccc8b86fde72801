/** The buttons of what may be done next: one primary, the rest plain. */
import { Check, Clock3, Hand, type LucideIcon, RotateCcw, Undo2 } from 'lucide-react'
import type { ConversationAct } from '../../api/calls.ts'
import type { Conversation } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from './drafts.ts'
import type { OfferedAct } from './use-acts.ts'

const icons: Record<ConversationAct, LucideIcon> = {
  claim: Hand,
  done: Check,
  waiting: Clock3,
  reopening: RotateCcw,
  release: Undo2,
}

type ActsProps = { conversation: Conversation; offered: OfferedAct[]; isPending: boolean }

/** While somebody waits or a reply is being written, answering is the primary action, so nothing here is but the claim. */
export function Acts({ conversation, offered, isPending }: ActsProps) {
  const t = useText()
  const draft = useDraft(conversation)
  const isWaiting = conversation.waiting_since !== null
  const writing = draft[draft.mode] !== '' || draft.file !== null || draft.choices !== null
  if (offered.length === 0) return <p className="text-sm text-ink-soft">{t.acts.nothing}</p>
  return (
    <div className="flex flex-col gap-2">
      {offered.map(({ name, words, key, run }, order) => {
        const Icon = icons[name]
        const primary = order === 0 && !writing && (name === 'claim' || !isWaiting)
        return (
          <Button
            key={name}
            look={primary ? 'primary' : name === 'release' ? 'quiet' : 'plain'}
            icon={<Icon size={17} aria-hidden />}
            keyName={key}
            isDisabled={isPending}
            onPress={run}
            className="justify-start"
          >
            {words}
          </Button>
        )
      })}
    </div>
  )
}
