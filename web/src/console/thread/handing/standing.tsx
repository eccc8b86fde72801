/** A line above the composer where a conversation stands between two: offered to me, waiting for somebody, or put off. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowRightLeft, Clock3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { acceptOffer, withdrawOffer } from '../../../api/inbox-calls.ts'
import { conversationKeys } from '../../../api/queries.ts'
import type { Conversation } from '../../../api/shapes.ts'
import { Button } from '../../../ui/button.tsx'
import { say } from '../../../ui/toast.tsx'
import { useInboxText } from '../../inbox/text.ts'
import { useKeys } from '../../keys.ts'
import { useTimes } from '../../use-times.ts'
import { sentence } from '../../wrong.tsx'

export function Standing({ conversation, onReturn }: { conversation: Conversation; onReturn: () => void }) {
  const t = useInboxText()
  const times = useTimes()
  const { offer, snoozed_until } = conversation
  if (offer) return <Offered conversation={conversation} offer={offer} onReturn={onReturn} />
  if (snoozed_until === null) return null
  return (
    <Strip icon={<Clock3 size={16} className="shrink-0" aria-hidden />}>
      {t.snooze.until(times.moment(snoozed_until))}
    </Strip>
  )
}

type OfferedProps = { conversation: Conversation; offer: NonNullable<Conversation['offer']>; onReturn: () => void }

function Offered({ conversation, offer, onReturn }: OfferedProps) {
  const t = useInboxText().handing
  const times = useTimes()
  const queries = useQueryClient()
  const answer = useMutation({
    mutationFn: (how: 'accept' | 'withdraw') => (how === 'accept' ? acceptOffer : withdrawOffer)(conversation),
    onSuccess: (_, how) => say(how === 'accept' ? t.accepted : t.withdrawn),
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => {
      for (const queryKey of conversationKeys(conversation)) void queries.invalidateQueries({ queryKey })
    },
  })
  const mine = offer.may.includes('accept')
  const accept = () => answer.isPending || answer.mutate('accept')
  useKeys({ A: mine && accept })
  return (
    <Strip icon={<ArrowRightLeft size={16} className="shrink-0 text-jade" aria-hidden />}>
      <span className="min-w-0 flex-1">
        <span className="font-medium text-ink">{mine ? t.incoming(offer.from.name) : t.outgoing(offer.to.name)}</span>{' '}
        <time title={times.full(offer.due_at)}>· {t.until(times.moment(offer.due_at))}</time>
      </span>
      {mine && (
        <>
          <Button look="primary" keyName="A" isDisabled={answer.isPending} onPress={accept}>
            {t.accept}
          </Button>
          <Button onPress={onReturn}>{t.return}</Button>
        </>
      )}
      {offer.may.includes('withdraw') && (
        <Button isDisabled={answer.isPending} onPress={() => answer.mutate('withdraw')}>
          {t.withdraw}
        </Button>
      )}
    </Strip>
  )
}

function Strip({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-2.5 gap-y-2 border-t border-line bg-jade-wash px-4 py-2 text-sm text-ink-soft"
    >
      {icon}
      {children}
    </div>
  )
}
