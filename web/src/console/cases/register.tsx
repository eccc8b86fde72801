/** Sổ tiếp nhận: the official book of a unit and year, and the ways to take it along. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Printer } from 'lucide-react'
import { type BookRow, readBook } from '../../api/case-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Pick } from '../../ui/pick.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { dayOf } from '../../ui/times.ts'
import { useMe } from '../me.tsx'
import { useOwnUnits } from '../own-units.ts'
import { type Column, Empty, Sheet, Table } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { Wrong } from '../wrong.tsx'
import { useRegisterText } from './text.ts'

const years = 5

export function RegisterScreen() {
  const { loading } = useText()
  const t = useRegisterText()
  const me = useMe()
  const { now } = useTimes()
  const search = useSearch({ from: '/register' })
  const navigate = useNavigate()
  const units = useOwnUnits()
  const unit = search.unit ?? units[0]?.unit_id ?? ''
  const thisYear = Number(dayOf(now).slice(0, 4))
  const year = search.year ?? thisYear
  const query = useInfiniteQuery({
    queryKey: ['register', unit, year],
    queryFn: ({ pageParam }) => readBook(unit, year, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => last.next ?? undefined,
    enabled: unit !== '',
  })
  const go = (next: { unit?: string; year?: number }) =>
    void navigate({ to: '/register', search: { unit, year, ...next } })
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const titles = query.data?.pages[0]?.titles ?? []
  return (
    <Sheet title={t.title} lead={t.lead}>
      <div className="flex flex-wrap items-end gap-4">
        {units.length > 1 && (
          <Pick
            label={t.unit}
            value={unit}
            options={units.map(({ unit_id, name }) => ({ value: unit_id, words: name }))}
            onChange={value => go({ unit: value })}
          />
        )}
        <Pick
          label={t.year}
          value={String(year)}
          options={Array.from({ length: years }, (_, n) => String(thisYear - n)).map(value => ({
            value,
            words: value,
          }))}
          onChange={value => go({ year: Number(value) })}
        />
        {me.may.includes('register.export') && <Ways unit={unit} year={year} />}
      </div>
      {query.isPending ? (
        <SkeletonRows count={6} words={loading} />
      ) : query.isError && rows.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <Empty words={t.empty} />
      ) : (
        <Table
          label={t.title}
          rows={rows}
          keyOf={row => `${row.number}`}
          columns={titles.map(
            (name, column): Column<BookRow> => ({
              name,
              look: 'min-w-28 max-w-72',
              cell: row =>
                column === 0 && row.cells.some((cell, n) => n > 0 && cell !== '') ? (
                  <Link
                    to="/cases/$caseId"
                    params={{ caseId: row.case_id }}
                    className="font-medium text-jade underline underline-offset-4"
                  >
                    {row.cells[0]}
                  </Link>
                ) : (
                  row.cells[column]
                ),
            }),
          )}
        />
      )}
      {query.hasNextPage && (
        <Button className="self-center" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Sheet>
  )
}

function Ways({ unit, year }: { unit: string; year: number }) {
  const t = useRegisterText()
  const ways = [
    { form: 'csv', words: t.csv, Icon: Download },
    { form: 'xlsx', words: t.xlsx, Icon: Download },
    { form: 'print', words: t.print, Icon: Printer },
  ] as const
  return (
    <div className="ml-auto flex flex-wrap gap-2">
      {ways.map(({ form, words, Icon }) => (
        <a
          key={form}
          href={`/api/units/${unit}/register/${form}?year=${year}`}
          {...(form === 'print' ? { target: '_blank', rel: 'noreferrer' } : {})}
          className="inline-flex min-h-9 items-center gap-2 rounded-lg border border-edge bg-surface px-3 text-sm font-medium text-ink hover:bg-hover"
        >
          <Icon size={16} aria-hidden />
          {words}
        </a>
      ))}
    </div>
  )
}
