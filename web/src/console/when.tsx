/** Hides how a moment is marked up: short words, the machine's form, the full time on hover. */
import { useTimes } from './use-times.ts'

/** A moment; `as` picks the short form. */
export function When({
  at,
  as,
  className,
}: {
  at: number
  as: 'short' | 'clock' | 'day' | 'full'
  className?: string
}) {
  const times = useTimes()
  return (
    <time dateTime={new Date(at).toISOString()} title={times.full(at)} className={className}>
      {times[as](at)}
    </time>
  )
}
