/** A message and all later ones leave: a conversation for a tip, or a tip for one of another matter. */
import { useNavigate } from '@tanstack/react-router'
import type { ThreadRef } from '../../api/talk.ts'
import { divideTip, makeTip } from '../../api/tip-calls.ts'
import { say } from '../../ui/toast.tsx'
import { ActForm } from '../act-form.tsx'
import { useTipText } from './text.ts'

type LeaveProps = { thread: ThreadRef; message_id: string; onClose: () => void }

export function LeaveForm({ thread, message_id, onClose }: LeaveProps) {
  const words = useTipText()
  const navigate = useNavigate()
  const { of, page_id, id } = thread
  const t = of === 'tip' ? words.divide : words.make
  const leave = async () => (of === 'tip' ? divideTip(id, message_id) : (await makeTip(page_id, id, message_id)).tip)
  return (
    <ActForm
      title={t.title}
      lead={t.lead}
      submit={t.submit}
      wish={leave}
      again={[['tips'], ['tip', id], ['lines', page_id, id], ['conversations'], ['conversation', page_id, id]]}
      onDone={tip => {
        say(tip ? t.done : words.make.elsewhere)
        if (tip) void navigate({ to: '/tips/$tipId', params: { tipId: tip.id } })
      }}
      onClose={onClose}
    />
  )
}
