/** Days that differ: Tết, days in lieu, make-up days, each with its source; rows are added and taken back, never edited. */
import { type FormEvent, useState } from 'react'
import { addDays, withdrawDays } from '../../api/calls.ts'
import type { PageHours } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { momentOf, readDate } from '../../ui/local-time.ts'
import { Empty, Section } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { readStretches, spelled } from './stretches.ts'
import { usePageChange } from './use-page-change.ts'
import { useDutyText } from '../duty-text.ts'

export function Days({ page, mayChange }: { page: PageHours; mayChange: boolean }) {
  const t = useDutyText().pages
  const remove = usePageChange((id: string) => withdrawDays(page.page_id, id), t.removed)
  return (
    <Section title={t.days} lead={t.daysWhat}>
      {page.days.length === 0 ? (
        <Empty words={t.noDays} />
      ) : (
        <ul className="border-b border-line">
          {page.days.map(row => (
            <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-t border-line py-3">
              <DayRow row={row} />
              {mayChange && (
                <Button look="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate(row.id)}>
                  {t.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && <NewDays key={page.days.length} page_id={page.page_id} />}
    </Section>
  )
}

function DayRow({ row }: { row: PageHours['days'][number] }) {
  const t = useDutyText().pages
  const { date } = useTimes()
  const { from_minute, to_minute } = row
  const day = (text: string) => date(momentOf(text, '12:00') ?? 0)
  const days = row.first_day === row.last_day ? day(row.first_day) : `${day(row.first_day)} – ${day(row.last_day)}`
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p>
        <span className="font-medium">{row.label}</span> <span className="text-ink-soft">{days}</span>
      </p>
      <p className="text-sm text-ink-soft">
        {from_minute === null || to_minute === null ? t.closedAllDay : spelled([{ from_minute, to_minute }])} ·{' '}
        {row.source}
      </p>
    </div>
  )
}

const fresh = { first_day: '', last_day: '', label: '', source: '', open: '' }

function NewDays({ page_id }: { page_id: string }) {
  const t = useDutyText().pages
  const [now, setNow] = useState(fresh)
  const set = (name: keyof typeof fresh) => (value: string) => setNow(before => ({ ...before, [name]: value }))
  const add = usePageChange((body: Parameters<typeof addDays>[1]) => addDays(page_id, body))
  const open = readStretches(now.open)
  const first_day = readDate(now.first_day)
  const last_day = readDate(now.last_day || now.first_day)
  const dated = first_day !== null && last_day !== null && last_day >= first_day
  const ready = open !== null && dated && now.label.trim() !== '' && now.source.trim() !== ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { label, source } = now
    if (ready) add.mutate({ first_day, last_day, label, source, open })
  }
  return (
    <details className="rounded-lg border border-line px-4 py-2">
      <summary className="min-h-8 cursor-pointer py-1 text-sm font-medium text-jade">{t.addDays}</summary>
      <form onSubmit={onSubmit} className="flex flex-col gap-3 pt-2 pb-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t.firstDay} hint={t.dayHint} value={now.first_day} onChange={set('first_day')} />
          <Field label={t.lastDay} hint={t.dayHint} value={now.last_day} onChange={set('last_day')} />
          <Field label={t.label} hint={t.labelHint} value={now.label} onChange={set('label')} maxLength={80} />
          <Field
            label={t.open}
            hint={open === null ? t.hoursWrong : t.openHint}
            isInvalid={open === null}
            value={now.open}
            onChange={set('open')}
          />
          <Field label={t.source} hint={t.sourceHint} value={now.source} onChange={set('source')} maxLength={300} />
        </div>
        {!ready && <p className="text-sm text-ink-soft">{t.daysMissing}</p>}
        <Button type="submit" className="self-start" isDisabled={!ready || add.isPending}>
          {t.addDays}
        </Button>
      </form>
    </details>
  )
}
