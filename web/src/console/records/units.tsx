/** Units and pages, read only: the tree as of now with dates and successors, and the pages each unit runs. */
import { useQuery } from '@tanstack/react-query'
import { pagesQuery, unitsQuery } from '../../api/queries.ts'
import type { Page, Unit } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { useTimes } from '../use-times.ts'
import { Empty, Loaded, Section, Sheet, Table } from './sheet.tsx'
import { inTreeOrder } from './tree.ts'
import { useRecordText } from './text.ts'

export function UnitsScreen() {
  const t = useRecordText().units
  const units = useQuery(unitsQuery)
  const pages = useQuery(pagesQuery)
  return (
    <Sheet title={t.title}>
      <Section title={t.tree}>
        <Loaded query={units}>
          {({ units }) => (units.length === 0 ? <Empty words={t.empty} /> : <Tree units={units} />)}
        </Loaded>
      </Section>
      <Section title={t.pages}>
        <Loaded query={pages}>
          {({ pages }) => (pages.length === 0 ? <Empty words={t.noPages} /> : <Pages pages={pages} />)}
        </Loaded>
      </Section>
    </Sheet>
  )
}

function Tree({ units }: { units: Unit[] }) {
  const t = useRecordText().units
  const { date, now, number } = useTimes()
  const names = new Map(units.map(unit => [unit.unit_id, unit.name]))
  return (
    <ul className="border-y border-line py-2 text-sm">
      {inTreeOrder(units).map(({ unit, depth }) => {
        const ended = unit.valid_to !== null && unit.valid_to <= now
        const heirs = unit.successor_ids.map(id => names.get(id) ?? id).join(', ')
        return (
          <li
            key={unit.unit_id}
            className="flex flex-wrap items-baseline gap-x-3 py-1.5"
            style={{ paddingLeft: depth * 24 }}
          >
            <span className={ended ? 'text-ink-faint line-through' : depth === 0 ? 'font-medium' : ''}>
              {unit.name}
            </span>
            <span className="text-xs text-ink-faint">{unit.code}</span>
            {unit.valid_to !== null && <span className="text-xs text-ink-soft">{t.until(date(unit.valid_to))}</span>}
            {heirs && <span className="text-xs text-ink-soft">{t.successor(heirs)}</span>}
            {unit.page_ids.length > 0 && (
              <span className="ml-auto text-xs text-ink-soft">{t.pageCount(number(unit.page_ids.length))}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Pages({ pages }: { pages: Page[] }) {
  const words = useText()
  const own = useRecordText()
  const t = own.units
  const { number } = useTimes()
  return (
    <Table
      label={t.pages}
      rows={pages}
      keyOf={page => page.page_id}
      columns={[
        { name: t.page, cell: page => <span className="font-medium">{page.name}</span> },
        { name: t.unit, cell: page => page.unit_name ?? '–' },
        { name: t.state, cell: page => words.pageState[page.state] ?? page.state },
        { name: t.mode, cell: page => words.pageState[page.mode] ?? page.mode },
        { name: t.following, cell: page => number(page.following), look: 'text-right' },
      ]}
    />
  )
}
