/** What became of a message we sent: icon and word, and where it went wrong the reason and what to do. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CheckCheck, CircleHelp, CircleX, Clock3, Eye, type LucideIcon, Send, Undo2 } from 'lucide-react'
import { actOnDelivery } from '../../api/calls.ts'
import { linesQuery } from '../../api/queries.ts'
import type { Delivery } from '../../api/shapes.ts'
import type { ThreadRef } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { withLines } from './lines.ts'
import { type Tick, tickOf } from './tick.ts'

const looks: Record<Tick, { Icon: LucideIcon; look: string }> = {
  sending: { Icon: Send, look: 'text-ink-faint' },
  sent: { Icon: Check, look: 'text-ink-faint' },
  delivered: { Icon: CheckCheck, look: 'text-ink-faint' },
  seen: { Icon: Eye, look: 'text-ink-soft' },
  unknown: { Icon: CircleHelp, look: 'font-medium text-ink' },
  waiting: { Icon: Clock3, look: 'text-ink-soft' },
  failed: { Icon: CircleX, look: 'font-medium text-ink' },
  withdrawn: { Icon: Undo2, look: 'text-ink-faint' },
}

/** The tick beside the time. */
export function TickMark({ delivery }: { delivery: Delivery }) {
  const t = useText()
  const times = useTimes()
  const tick = tickOf(delivery)
  const { Icon, look } = looks[tick]
  const at =
    { seen: delivery.seen_at, delivered: delivery.delivered_at, sent: delivery.sent_at }[tick as 'seen'] ?? null
  return (
    <span
      className={`inline-flex items-center gap-1 ${look}`}
      title={at === null ? undefined : t.tick.at(t.tick[tick], times.full(at))}
    >
      <Icon size={13} aria-hidden />
      {t.tick[tick]}
    </span>
  )
}

/** The reason and the buttons below a message that did not simply go. */
export function TickTrouble({ thread, delivery }: { thread: ThreadRef; delivery: Delivery }) {
  const t = useText()
  const queries = useQueryClient()
  const settle = useMutation({
    mutationFn: (act: 'resend' | 'withdrawal') => actOnDelivery({ page_id: thread.page_id, id: delivery.id }, act),
    onSuccess: ({ line }) => queries.setQueryData(linesQuery(thread).queryKey, loaded => withLines(loaded, [line])),
    onError: error => say(sentence(error), 'wrong'),
  })
  const tick = tickOf(delivery)
  const why =
    tick === 'failed' && delivery.fault
      ? t.tick.failedWhy(delivery.fault.phrase)
      : tick === 'unknown'
        ? t.tick.unknownWhy
        : tick === 'waiting'
          ? t.tick.waitingWhy
          : null
  const resend = delivery.may.includes('delivery.resend')
  const withdraw = delivery.may.includes('delivery.withdraw')
  if (!why && !resend && !(withdraw && tick !== 'sending')) return null
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-xs text-ink-soft">
      {why && <span className="max-w-80 text-right">{why}</span>}
      {resend && (
        <Button className="min-h-8" isPending={settle.isPending} onPress={() => settle.mutate('resend')}>
          {t.tick.resend}
        </Button>
      )}
      {withdraw && (
        <Button className="min-h-8" isPending={settle.isPending} onPress={() => settle.mutate('withdrawal')}>
          {t.tick.withdraw}
        </Button>
      )}
    </div>
  )
}
