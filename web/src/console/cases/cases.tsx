/** Vụ việc: the list, one case, and what may be done with it. J and K walk the list. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { FolderOpen } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useText } from '../../text/text.ts'
import { State } from '../../ui/states.tsx'
import { useKeys } from '../keys.ts'
import { CaseDesk } from './desk.tsx'
import { askedCases } from './filter.ts'
import { CaseList } from './list.tsx'
import { casesQuery } from './queries.ts'
import { useCaseText } from './text.ts'

export function CasesScreen() {
  const { product } = useText()
  const t = useCaseText()
  const search = useSearch({ from: '/cases' })
  const { caseId } = useParams({ strict: false })
  const navigate = useNavigate()
  const query = useInfiniteQuery(casesQuery(askedCases(search)))
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap(page => page.cases) ?? []
    return [...new Map(all.map(one => [one.id, one])).values()]
  }, [query.data])

  const at = rows.findIndex(row => row.id === caseId)
  const go = (step: number) => {
    const next = rows[at < 0 ? 0 : at + step]
    if (next) void navigate({ to: '/cases/$caseId', params: { caseId: next.id }, search })
  }
  useKeys({ J: () => go(1), K: () => go(-1) })

  useEffect(() => {
    document.title = `${t.title} – ${product}`
  }, [t, product])

  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t.title}</h1>
      <CaseList
        search={search}
        query={query}
        rows={rows}
        counts={query.data?.pages[0]?.counts}
        openAt={at}
        open={caseId}
      />
      {caseId ? (
        <CaseDesk key={caseId} id={caseId} search={search} />
      ) : (
        <section className="hidden min-w-0 flex-1 md:flex">
          {rows.length > 0 && <State Icon={FolderOpen} title={t.pick} words={t.pickHint} />}
        </section>
      )}
    </div>
  )
}
