/** The right pane: what may be done next, then who this is, until when we may write, who answers, which page. */
import { Hourglass, ShieldCheck } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Conversation } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Fact } from '../fact.tsx'
import { isSoon } from '../inbox/mark.tsx'
import { useInboxText } from '../inbox/text.ts'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { Acts } from './acts.tsx'
import type { useActs } from './use-acts.ts'
import { WebVisitor } from './web-visitor.tsx'

const Beside = lazy(async () => ({ default: (await import('./beside/beside.tsx')).Beside }))

export function Context({ conversation, acts }: { conversation: Conversation; acts: ReturnType<typeof useActs> }) {
  const t = useText()
  return (
    <div className="flex flex-col gap-7 p-5">
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.acts.title}</h2>
        <Acts conversation={conversation} offered={acts.offered} isPending={acts.isPending} />
      </section>
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t.context.title}</h2>
        <Facts conversation={conversation} />
      </section>
      <Suspense>
        <Beside conversation={conversation} />
      </Suspense>
    </div>
  )
}

function Facts({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const me = useMe()
  const times = useTimes()
  const own = useInboxText()
  const { alias, claimed_by, page_id, page_name, following, blocked, state, waiting_since, address, lent_to } =
    conversation
  const unit = me.pages.find(page => page.page_id === page_id)?.unit_name
  return (
    <dl className="flex flex-col gap-4 text-sm">
      <Fact name={t.context.who}>
        <span className="font-medium">{alias}</span>
        {address === 'web' ? (
          <span className="mt-1 flex flex-col gap-1 text-xs text-ink-soft">
            <WebVisitor />
            {t.messages.webVisitorWhy}
          </span>
        ) : (
          <span className="mt-1 flex items-start gap-2 text-xs text-ink-soft">
            <ShieldCheck size={15} className="mt-0.5 shrink-0 text-jade" aria-hidden />
            <span>
              <span className="font-medium text-ink">{t.context.sealed}.</span> {t.context.sealWhy}
            </span>
          </span>
        )}
      </Fact>
      <Fact name={t.context.window}>
        <Window conversation={conversation} />
      </Fact>
      {waiting_since !== null && (
        <Fact name={t.context.waited}>
          <time title={times.full(waiting_since)}>{times.short(waiting_since)}</time>
        </Fact>
      )}
      <Fact name={t.context.state}>{t.state[state]}</Fact>
      <Fact name={t.context.claim}>
        {claimed_by === null
          ? t.context.nobody
          : claimed_by.officer_id === me.officer_id
            ? t.context.me(claimed_by.name)
            : claimed_by.name}
      </Fact>
      {lent_to && <Fact name={own.handing.lent}>{lent_to.name}</Fact>}
      <Fact name={t.context.page}>
        {page_name}
        {unit && unit !== page_name && <span className="block text-ink-soft">{unit}</span>}
      </Fact>
      <Fact name={t.context.follows}>{blocked ? t.state.blocked : following ? t.yes : t.no}</Fact>
    </dl>
  )
}

function Window({ conversation: { window } }: { conversation: Conversation }) {
  const t = useText()
  const times = useTimes()
  const { open, until, free_until } = window
  if (!open || until === null) return <>{until === null ? t.composer.closedNoTime : t.context.windowClosed}</>
  return (
    <>
      <span title={times.full(until)}>{t.context.windowOpen(times.day(until))}</span>
      {isSoon(window, times.now) && (
        <span className="flex items-center gap-1.5 font-medium text-soon">
          <Hourglass size={14} aria-hidden />
          {t.state.soon}
        </span>
      )}
      {free_until !== null && (
        <span className="block text-ink-soft" title={times.full(free_until)}>
          {free_until > times.now ? t.context.windowFree(times.day(free_until)) : t.context.windowPaid}
        </span>
      )}
    </>
  )
}
