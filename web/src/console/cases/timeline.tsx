/** What was done in a case and what was noted, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import type { TimelineLine } from '../../api/case-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Words } from '../thread/kinds/words.tsx'
import { useTimes } from '../use-times.ts'
import { Wrong } from '../wrong.tsx'
import { Part } from './part.tsx'
import { timelineQuery } from './queries.ts'
import { useCaseText } from './text.ts'

export function Timeline({ id }: { id: string }) {
  const { loading } = useText()
  const t = useCaseText().timeline
  const query = useInfiniteQuery(timelineQuery(id))
  const lines = query.data?.pages.flatMap(page => page.lines) ?? []
  return (
    <Part title={t.title}>
      {query.isPending ? (
        <SkeletonRows count={3} words={loading} />
      ) : query.isError && lines.length === 0 ? (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      ) : lines.length === 0 ? (
        <p className="text-sm text-ink-soft">{t.none}</p>
      ) : (
        <ol className="flex flex-col gap-3 border-l-2 border-line pl-4">
          {lines.map(line => (
            <Entry key={line.id} line={line} />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button className="self-start" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </Part>
  )
}

function Entry({ line }: { line: TimelineLine }) {
  const t = useCaseText()
  const { short, day, clock, full } = useTimes()
  const byPerson = line.act === 'rated' || line.act === 'disputed'
  const by = byPerson
    ? t.timeline.person
    : [line.officer_name ?? t.timeline.system, line.unit_name].filter(each => each).join(' · ')
  const isToday = day(line.at) === clock(line.at)
  const when = (
    <time dateTime={new Date(line.at).toISOString()} title={full(line.at)} className="whitespace-nowrap">
      {isToday ? short(line.at) : `${day(line.at)} ${clock(line.at)}`}
    </time>
  )
  if (line.line === 'note')
    return (
      <li className="rounded-lg bg-note px-4 py-2.5">
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
          <LockKeyhole size={13} aria-hidden />
          <span className="font-medium text-ink">{t.timeline.note}</span>
          <span>· {by}</span>
          <span className="ml-auto">{when}</span>
        </p>
        <Words text={line.text ?? ''} />
      </li>
    )
  return (
    <li className="relative">
      <span className="absolute top-[7px] -left-[21px] size-2 rounded-full bg-edge ring-4 ring-paper" aria-hidden />
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{t.timeline.acts[line.act] ?? line.act}</span>
        <span className="text-xs text-ink-faint">
          {by} · {when}
        </span>
      </p>
      {line.text && <Words text={line.text} />}
    </li>
  )
}
