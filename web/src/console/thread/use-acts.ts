/** Hides what this officer may do next with a conversation: words, key, and how it is done, at once or by a small form. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { act, type ConversationAct } from '../../api/calls.ts'
import { conversationKeys, conversationQuery } from '../../api/queries.ts'
import { isRefusal } from '../../api/refusal.ts'
import type { Conversation } from '../../api/shapes.ts'
import { type Text, useText } from '../../text/text.ts'
import { say } from '../../ui/toast.tsx'
import { useCommands } from '../commands.ts'
import { useInboxText } from '../inbox/text.ts'
import { useKeys } from '../keys.ts'
import { sentence } from '../wrong.tsx'
import type { Wish } from './handing/forms.tsx'

type InboxText = ReturnType<typeof useInboxText>

type ActRow = { name: ConversationAct; may: string; key: string; words: (t: Text) => string; told: (t: Text) => string }

/** The acts in the order they are offered; the first allowed one is the screen's primary action. */
const rows: readonly ActRow[] = [
  { name: 'claim', may: 'conversation.claim', key: 'A', words: t => t.acts.claim, told: t => t.acts.claimed },
  { name: 'done', may: 'conversation.close', key: 'E', words: t => t.acts.done, told: t => t.acts.nowDone },
  { name: 'waiting', may: 'conversation.wait', key: 'W', words: t => t.acts.waiting, told: t => t.acts.nowWaiting },
  { name: 'reopening', may: 'conversation.reopen', key: 'O', words: t => t.acts.reopening, told: t => t.acts.reopened },
  { name: 'release', may: 'conversation.release', key: 'A', words: t => t.acts.release, told: t => t.acts.released },
]

/** The acts that ask something first. */
const forms: readonly { name: Wish; may: string; key: string; words: (t: InboxText) => string }[] = [
  { name: 'snooze', may: 'conversation.snooze', key: 'Z', words: t => t.snooze.act },
  { name: 'offer', may: 'conversation.hand_over', key: 'M', words: t => t.handing.offer },
  { name: 'assign', may: 'conversation.assign', key: 'G', words: t => t.handing.assign },
]

export type OfferedAct = { name: ConversationAct | Wish; words: string; key: string; run: () => void }

/** What may be done now; also listens for the keys. `onForm` opens the form of an act. */
export function useActs(
  conversation: Conversation,
  onForm: (wish: Wish) => void,
): { offered: OfferedAct[]; isPending: boolean } {
  const t = useText()
  const own = useInboxText()
  const queries = useQueryClient()
  const { page_id, id, may } = conversation
  const doing = useMutation({
    mutationFn: ({ name }: ActRow) => act({ page_id, id }, name),
    onSuccess: (next, row) => {
      queries.setQueryData(conversationQuery({ page_id, id }).queryKey, next)
      say(row.told(t))
    },
    onError: error => say(refusalWords(error, t), 'wrong'),
    onSettled: () => {
      for (const queryKey of conversationKeys(conversation)) void queries.invalidateQueries({ queryKey })
    },
  })
  const pressed: OfferedAct[] = rows
    .filter(row => may.includes(row.may))
    .map(row => ({ ...row, words: row.words(t), run: () => doing.isPending || doing.mutate(row) }))
  const asked: OfferedAct[] = forms
    .filter(form => may.includes(form.may))
    .map(form => ({ ...form, words: form.words(own), run: () => onForm(form.name) }))
  const offered = [...pressed, ...asked]
  useKeys(Object.fromEntries(offered.map(one => [one.key, one.run])))
  useCommands(offered)
  return { offered, isPending: doing.isPending }
}

function refusalWords(error: unknown, t: Text): string {
  if (!isRefusal(error, 'already_claimed')) return sentence(error)
  const by = error.details['by'] as { name?: string } | undefined
  return by?.name ? t.acts.taken(by.name) : sentence(error)
}
