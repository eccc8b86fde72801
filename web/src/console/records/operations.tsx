/** Operations: whether every road is clear, what is stuck where, and events set aside. No citizen's words. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { retrySetAside } from '../../api/calls.ts'
import { operationsQuery, setAsideQuery } from '../../api/queries.ts'
import type { Operations, SetAside } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/toast.tsx'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import { When } from '../when.tsx'
import { sentence } from '../wrong.tsx'
import { Empty, Figures, Loaded, Section, Sheet, Table } from './sheet.tsx'
import { useRecordText } from './text.ts'

export function OperationsScreen() {
  const t = useRecordText().operations
  const query = useQuery(operationsQuery)
  const aside = useQuery(setAsideQuery)
  return (
    <Sheet title={t.title}>
      <Loaded query={query}>{operations => <Roads operations={operations} />}</Loaded>
      <Section title={t.setAsideTitle} lead={t.setAsideWhat}>
        <Loaded query={aside}>
          {({ events }) => (events.length === 0 ? <Empty words={t.setAsideEmpty} /> : <Aside events={events} />)}
        </Loaded>
      </Section>
    </Sheet>
  )
}

function Roads({ operations: { intake, deliveries, apps, pages, trail } }: { operations: Operations }) {
  const words = useText()
  const own = useRecordText()
  const t = own.operations
  const { number, day } = useTimes()
  const seconds =
    intake.oldest_due_ms === null ? words.none : t.seconds(number(Math.round(intake.oldest_due_ms / 1000)))
  return (
    <>
      <Section title={t.intake}>
        <Figures
          figures={[
            { name: t.due, value: number(intake.due) },
            { name: t.oldest, value: seconds, bad: (intake.oldest_due_ms ?? 0) > 60_000 },
            { name: t.setAside, value: number(intake.set_aside), bad: intake.set_aside > 0 },
            { name: t.strays, value: number(intake.strays), bad: intake.strays > 0 },
          ]}
        />
      </Section>
      <Section title={t.deliveries}>
        <Figures
          figures={[
            { name: t.dueOut, value: number(deliveries.due) },
            { name: t.waiting, value: number(deliveries.waiting) },
            { name: t.unknown, value: number(deliveries.unknown), bad: deliveries.unknown > 0 },
            { name: t.failed, value: number(deliveries.failed), bad: deliveries.failed > 0 },
          ]}
        />
      </Section>
      <Section title={t.trail}>
        <Figures
          figures={[
            { name: t.unsealed, value: number(trail.unsealed) },
            { name: t.lastSeal, value: trail.last_seal_at === null ? words.none : day(trail.last_seal_at) },
          ]}
        />
      </Section>
      <Section title={t.apps}>
        {apps.length === 0 ? (
          <Empty words={t.noApps} />
        ) : (
          <Table
            label={t.apps}
            rows={apps}
            keyOf={app => app.app_id}
            columns={[
              { name: t.app, cell: app => app.name },
              {
                name: t.state,
                cell: app => (app.paused_until === null ? t.running : t.pausedUntil(day(app.paused_until))),
              },
              { name: t.budget, cell: app => number(app.per_minute), look: 'text-right' },
            ]}
          />
        )}
      </Section>
      <Section title={t.pages}>
        <Table
          label={t.pages}
          rows={pages}
          keyOf={page => page.page_id}
          columns={[
            { name: own.units.page, cell: page => page.name },
            { name: t.state, cell: page => words.pageState[page.state] ?? page.state },
            { name: own.units.mode, cell: page => words.pageState[page.mode] ?? page.mode },
            { name: t.trouble, cell: ({ troubles }) => <Troubles troubles={troubles} /> },
          ]}
        />
      </Section>
    </>
  )
}

/** What is wrong with a page. Somebody answering citizens unknown to us is red: it cannot wait for the next look. */
function Troubles({ troubles }: { troubles: Operations['pages'][number]['troubles'] }) {
  const t = useRecordText().operations
  const { day, number } = useTimes()
  if (troubles.length === 0) return '–'
  return troubles.map(({ kind, since, count }) => {
    const facts = [...(count === null ? [] : [t.typed(number(count))]), t.since(day(since))].join(', ')
    return (
      <span
        key={kind}
        className={`flex items-start gap-1.5 ${kind === 'unknown_admin' ? 'font-medium text-urgent' : ''}`}
      >
        {kind === 'unknown_admin' && <ShieldAlert size={17} className="mt-0.5 shrink-0" aria-hidden="true" />}
        <span>
          {t.troubles[kind] ?? kind} ({facts})
          {kind === 'unknown_admin' && <span className="block font-normal text-ink-soft">{t.strangerWhat}</span>}
        </span>
      </span>
    )
  })
}

function Aside({ events }: { events: SetAside[] }) {
  const t = useRecordText().operations
  const may = useMe().may.includes('operations.retry')
  const queries = useQueryClient()
  const again = useMutation({
    mutationFn: retrySetAside,
    onSuccess: () => say(t.retried),
    onError: error => say(sentence(error), 'wrong'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
  return (
    <Table
      label={t.setAsideTitle}
      rows={events}
      keyOf={row => `${row.page_id}/${row.id}`}
      columns={[
        { name: t.at, cell: row => <When at={row.received_at} as="day" /> },
        { name: t.kind, cell: row => row.name },
        { name: t.tries, cell: row => row.tries },
        { name: t.reason, cell: row => row.fault ?? '–' },
        {
          name: t.retry,
          cell: row =>
            may && (
              <Button className="min-h-8" isDisabled={again.isPending} onPress={() => again.mutate(row)}>
                {t.retry}
              </Button>
            ),
        },
      ]}
    />
  )
}
