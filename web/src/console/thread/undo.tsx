/** While one's own reply is still held back: how long, and a button that takes it back, its words into the composer. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { undoReply } from '../../api/inbox-calls.ts'
import { conversationKeys } from '../../api/queries.ts'
import type { MessageLine } from '../../api/shapes.ts'
import type { Talk } from '../../api/talk.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { now } from '../clock.ts'
import { useInboxText } from '../inbox/text.ts'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { sentence } from '../wrong.tsx'
import { draftOf, writeDraft } from './drafts.ts'

/** Ms until it leaves; null when it is not held, or not this officer's. */
export function useHeld(talk: Talk, { from, officer_name, delivery }: MessageLine): number | null {
  const me = useMe()
  const own = talk.of !== 'tip' && from === 'officer' && officer_name === me.name
  const until = own && delivery?.state === 'due' ? delivery.due_at : null
  const [left, setLeft] = useState(() => (until === null ? 0 : until - now()))
  useEffect(() => {
    if (until === null) return
    const look = () => setLeft(until - now())
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [until])
  return until !== null && left > 0 ? left : null
}

export function Undo({ talk, message_id, left }: { talk: Talk; message_id: string; left: number }) {
  const t = useInboxText().undo
  const queries = useQueryClient()
  const undo = useMutation({
    mutationFn: () => undoReply(talk, message_id),
    onSuccess: ({ text }) => {
      say(t.done)
      if (draftOf(talk).reply === '') writeDraft(talk, { mode: 'reply', reply: text })
    },
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => {
      for (const queryKey of conversationKeys(talk)) void queries.invalidateQueries({ queryKey })
    },
  })
  const press = () => undo.isPending || undo.mutate()
  useKeys({ U: press })
  return (
    <p className="mt-1 flex items-center justify-end gap-2 text-xs text-ink-soft">
      {t.in(String(Math.ceil(left / 1000)))}
      <Button
        className="min-h-8"
        keyName="U"
        icon={<Undo2 size={15} aria-hidden />}
        isDisabled={undo.isPending}
        onPress={press}
      >
        {t.act}
      </Button>
    </p>
  )
}
