/** Which tips are listed: tabs with their counts, then urgency, category and unit; and the way to enter one by hand. */
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, PhoneIncoming } from 'lucide-react'
import type { TipPage } from '../../api/tip-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useCategories } from '../categories.ts'
import { useOwnUnits } from '../own-units.ts'
import { useTimes } from '../use-times.ts'
import { type TipSearch, type TipTab, tipTabs, urgencies } from './filter.ts'
import { useTipText } from './text.ts'

type FiltersProps = { search: TipSearch; counts: TipPage['counts'] | undefined; onEnter: (() => void) | undefined }

const countOf = (tab: TipTab, counts: TipPage['counts']): number =>
  tab === 'open' ? counts.new + counts.triaged : counts[tab]

export function Filters({ search, counts, onEnter }: FiltersProps) {
  const t = useTipText()
  const { number } = useTimes()
  const now = search.tab ?? 'open'
  const words = (tab: TipTab) => (tab === 'mine' || tab === 'unread' ? t[tab] : t.states[tab])
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      <nav aria-label={t.filters} className="flex flex-wrap gap-1">
        {tipTabs.map(tab => (
          <Link
            key={tab}
            to="/tips"
            search={{ ...search, tab }}
            aria-current={tab === now ? 'page' : undefined}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-2.5 text-sm text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-jade-wash aria-[current=page]:text-ink"
          >
            {words(tab)}
            {counts && countOf(tab, counts) > 0 && (
              <span className="text-xs text-ink-faint">{number(countOf(tab, counts))}</span>
            )}
          </Link>
        ))}
      </nav>
      <div className="flex flex-wrap items-center gap-1.5">
        <Narrowings search={search} />
        {onEnter && (
          <Button
            className="ml-auto"
            tip={t.enter}
            keyName="G"
            icon={<PhoneIncoming size={17} aria-hidden />}
            onPress={onEnter}
          />
        )}
      </div>
    </div>
  )
}

function Narrowings({ search }: { search: TipSearch }) {
  const t = useTipText()
  const names = useCategories()
  const navigate = useNavigate()
  const set = (part: { [Name in keyof TipSearch]: TipSearch[Name] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value))
    void navigate({ to: '/tips', search: next as TipSearch })
  }
  const units = useOwnUnits().map(({ unit_id, name }): [string, string] => [unit_id, name])
  return (
    <>
      <Narrowing
        label={t.urgencyOf}
        any={t.anyUrgency}
        value={search.urgency}
        options={urgencies.map(value => [value, t.urgency[value]])}
        onChange={value => set({ urgency: urgencies.find(each => each === value) })}
      />
      <Narrowing
        label={t.categoryOf}
        any={t.anyCategory}
        value={search.category}
        options={Object.entries(names)}
        onChange={category => set({ category })}
      />
      {units.length > 1 && (
        <Narrowing
          label={t.unitOf}
          any={t.anyUnit}
          value={search.unit}
          options={units}
          onChange={unit => set({ unit })}
        />
      )}
    </>
  )
}

type NarrowingProps = {
  label: string
  any: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

function Narrowing({ label, any, value, options, onChange }: NarrowingProps) {
  return (
    <div className="relative min-w-0 flex-1">
      <select
        aria-label={label}
        value={value ?? ''}
        data-chosen={value !== undefined}
        onChange={event => onChange(event.target.value)}
        className="h-9 w-full appearance-none truncate rounded-lg border border-line bg-surface pr-7 pl-2.5 text-sm text-ink-soft hover:border-edge data-[chosen=true]:border-jade-line data-[chosen=true]:bg-jade-wash data-[chosen=true]:text-ink"
      >
        <option value="">{any}</option>
        {options.map(([slug, words]) => (
          <option key={slug} value={slug}>
            {words}
          </option>
        ))}
      </select>
      <ChevronDown size={15} className="pointer-events-none absolute top-2.5 right-2 text-ink-soft" aria-hidden />
    </div>
  )
}
