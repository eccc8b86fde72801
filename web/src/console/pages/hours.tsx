/** The hours of the week: one line a day, and by which decision. */
import { type FormEvent, useState } from 'react'
import { setHours } from '../../api/calls.ts'
import type { PageHours } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Section } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { readStretches, spelled } from './stretches.ts'
import { usePageChange } from './use-page-change.ts'
import { useDutyText } from '../duty-text.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export function Hours({ page, mayChange }: { page: PageHours; mayChange: boolean }) {
  const t = useDutyText().pages
  const [lines, setLines] = useState(() => linesOf(page))
  const [source, setSource] = useState(page.hours[0]?.source ?? '')
  const save = usePageChange((hours: Parameters<typeof setHours>[1]['hours']) =>
    setHours(page.page_id, { hours, source }),
  )
  const read = lines.map(readStretches)
  const ready = read.every(rows => rows !== null) && source.trim() !== ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const hours = read.flatMap((rows, i) => (rows ?? []).map(row => ({ ...row, weekday: i + 1 })))
    save.mutate(hours, { onSuccess: saved => setLines(linesOf(saved)) })
  }
  return (
    <Section title={t.hours} lead={t.hoursWhat}>
      <Standing page={page} />
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          {lines.map((line, i) => (
            <Field
              key={t.weekdays[i]}
              label={t.weekdays[i] ?? ''}
              value={line}
              isReadOnly={!mayChange}
              isInvalid={read[i] === null}
              hint={read[i] === null ? t.hoursWrong : ''}
              onChange={value => setLines(now => now.with(i, value))}
            />
          ))}
          <Field
            label={t.source}
            hint={t.sourceHint}
            value={source}
            isReadOnly={!mayChange}
            onChange={setSource}
            maxLength={300}
          />
        </div>
        {mayChange && (
          <Button type="submit" look="primary" className="self-start" isDisabled={!ready || save.isPending}>
            {t.save}
          </Button>
        )}
      </form>
    </Section>
  )
}

/** What stands in the field of each weekday. */
const linesOf = ({ hours }: PageHours): string[] =>
  weekdays.map(weekday => spelled(hours.filter(row => row.weekday === weekday)))

function Standing({ page: { hours, open, open_until, opens_next } }: { page: PageHours }) {
  const t = useDutyText().pages
  const { clock, weekday } = useTimes()
  const at = (time: number) => `${clock(time)} ${weekday(time)}`
  const words =
    hours.length === 0 || (open && open_until === null)
      ? t.alwaysOpen
      : open
        ? t.openNow(at(open_until ?? 0))
        : opens_next === null
          ? t.closedNoTime
          : t.closedNow(at(opens_next))
  return <p className="text-sm font-medium">{words}</p>
}
