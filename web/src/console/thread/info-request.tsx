/** Asking for contact details: what will happen, then one press; the same press may be tried again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { requestInfo } from '../../api/calls.ts'
import { newKey } from '../../api/key.ts'
import { conversationQuery, linesQuery } from '../../api/queries.ts'
import type { Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { withLines } from './lines.ts'

export function InfoRequest({ talk, onDone }: { talk: Talk; onDone: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const [key] = useState(newKey)
  const wait = !talk.window.open
  const asking = useMutation({
    mutationFn: () => requestInfo(talk, wait, key),
    onSuccess: ({ lines }) => {
      queries.setQueryData(linesQuery(talk).queryKey, loaded => withLines(loaded, lines))
      say(t.messages.infoRequest.sent)
      onDone()
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: conversationQuery(talk).queryKey })
      void queries.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  return (
    <div className="flex flex-col gap-3 p-5">
      <p>{t.messages.infoRequest.what}</p>
      <p className="text-sm text-ink-soft">{t.messages.infoRequest.when}</p>
      {wait && <p className="text-sm text-ink-soft">{t.tick.waitingWhy}</p>}
      {asking.isError && (
        <p role="alert" className="text-sm font-medium text-ink">
          {sentence(asking.error)}
        </p>
      )}
      <div className="flex justify-end">
        <Button look="primary" isPending={asking.isPending} onPress={() => asking.mutate()}>
          {wait ? t.composer.sendWaiting : t.messages.infoRequest.send}
        </Button>
      </div>
    </div>
  )
}
