/** The messages of one thread by day, with what is on its way below them and older ones above on scroll. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { useMemo } from 'react'
import { linesQuery } from '../../api/queries.ts'
import type { Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonBubbles } from '../../ui/skeleton.tsx'
import { dayOf } from '../../ui/times.ts'
import { useTimes } from '../use-times.ts'
import { Wrong } from '../wrong.tsx'
import { allLines, byDay, goesOn, lastMessage } from './lines.ts'
import { useOutbox } from './outbox.ts'
import { OutgoingLine } from './outgoing-line.tsx'
import { ThreadLine } from './thread-line.tsx'
import { useReadMark } from './use-read-mark.ts'
import { useScroll } from './use-scroll.ts'

export function Thread({ talk }: { talk: Talk }) {
  const t = useText()
  const query = useInfiniteQuery(linesQuery(talk))
  const outgoing = useOutbox(talk)
  const lines = useMemo(() => allLines(query.data), [query.data])
  const days = useMemo(() => byDay(lines), [lines])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const older = () => void (hasNextPage && !isFetchingNextPage && fetchNextPage())
  const newest = outgoing.at(-1)?.key ?? lines.at(-1)?.id
  const { scroller, atBottom, onScroll, toBottom } = useScroll(lines[0]?.id, newest, older)
  useReadMark(talk, lastMessage(lines)?.id, atBottom)

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label={t.thread.label}
        className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none] focus-visible:outline-offset-[-2px]"
      >
        <div className="flex min-h-full flex-col">
          {query.isPending ? (
            <SkeletonBubbles words={t.loading} />
          ) : query.isError && lines.length === 0 ? (
            <Wrong error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div className="mx-auto flex w-full max-w-190 flex-1 flex-col justify-end gap-3 px-4 py-5">
              <p role="status" className="text-center text-xs text-ink-faint">
                {isFetchingNextPage
                  ? t.thread.older
                  : hasNextPage
                    ? ''
                    : lines.length > 0
                      ? t.thread.start
                      : t.thread.empty}
              </p>
              {days.map(({ day, at, lines }) => (
                <section key={day} className="flex flex-col gap-3">
                  <DayMark at={at} />
                  {lines.map((line, order) => (
                    <ThreadLine key={line.id} talk={talk} line={line} goesOn={goesOn(lines[order - 1], line)} />
                  ))}
                </section>
              ))}
              {outgoing.map(one => (
                <OutgoingLine key={one.key} outgoing={one} />
              ))}
            </div>
          )}
        </div>
      </div>
      {!atBottom && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float"
          icon={<ArrowDown size={16} />}
          onPress={toBottom}
        >
          {talk.unread > 0 ? t.thread.newer : t.thread.toNewest}
        </Button>
      )}
    </div>
  )
}

const dayMs = 86_400_000

function DayMark({ at }: { at: number }) {
  const t = useText()
  const times = useTimes()
  const day = dayOf(at)
  const words =
    day === dayOf(times.now)
      ? t.thread.today
      : day === dayOf(times.now - dayMs)
        ? t.thread.yesterday
        : times.weekday(at)
  return (
    <h2 title={times.date(at)} className="flex items-center gap-3 text-xs font-medium text-ink-faint">
      <span className="h-px flex-1 bg-line" />
      {words}
      <span className="h-px flex-1 bg-line" />
    </h2>
  )
}
