/** Hides the shape of the plain screens: a heading, sections with hairlines, tables that scroll sideways on a phone. */
import type { UseQueryResult } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useText } from '../../text/text.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Wrong } from '../wrong.tsx'
import { useRecordText } from './text.ts'

type SheetProps = { title: string; lead?: string; wide?: boolean; children: ReactNode }

/** `wide`: room for two things side by side. */
export function Sheet({ title, lead, wide = false, children }: SheetProps) {
  const t = useText()
  useEffect(() => {
    document.title = `${title} – ${t.product}`
  }, [title, t])
  return (
    <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className={`mx-auto flex w-full flex-col gap-10 px-5 py-8 md:px-8 ${wide ? 'max-w-320' : 'max-w-260'}`}>
        <header>
          <h1 className="text-xl font-semibold">{title}</h1>
          {lead && <p className="text-sm text-ink-soft">{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  )
}

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {lead && <p className="text-sm text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  )
}

/** Shows what a query brought, or that it is on its way, or what went wrong. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}) {
  const t = useText()
  if (query.data !== undefined) return children(query.data)
  if (query.isPending) return <SkeletonRows count={5} words={t.loading} />
  return <Wrong error={query.error} onRetry={() => void query.refetch()} />
}

export function Empty({ words }: { words: string }) {
  return <p className="border-y border-line py-6 text-sm text-ink-soft">{words}</p>
}

export type Column<Row> = { name: string; cell: (row: Row) => ReactNode; look?: string }

/** A table; on a narrow screen it scrolls inside its own frame. */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto border-y border-line">
      <table className="w-full min-w-160 text-left text-sm">
        <thead>
          <tr>
            {columns.map(({ name, look = '' }) => (
              <th
                key={name}
                scope="col"
                className={`py-2.5 pr-5 text-xs last:pr-0 font-medium whitespace-nowrap text-ink-faint ${look}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)} className="border-t border-line align-top hover:bg-hover">
              {columns.map(({ name, cell, look = '' }) => (
                <td key={name} className={`py-2.5 pr-5 last:pr-0 ${look}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A few figures in a row, each with what it counts; `bad` ones carry a sign that somebody should look. */
export function Figures({ figures }: { figures: { name: string; value: string; bad?: boolean }[] }) {
  const t = useRecordText().operations
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line py-4 sm:grid-cols-4">
      {figures.map(({ name, value, bad }) => (
        <div key={name}>
          <dt className="text-xs text-ink-faint">{name}</dt>
          <dd className={`flex items-center gap-2 text-lg ${bad ? 'font-medium' : ''}`}>
            {value}
            {bad && <TriangleAlert size={17} role="img" aria-label={t.look} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
