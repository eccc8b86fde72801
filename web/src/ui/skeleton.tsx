/** Hides the shapes shown while words are on their way; nothing at all for the first moments. */
import { useEffect, useState } from 'react'

const patienceMs = 300

/** True once waiting has lasted long enough to be worth showing. */
function useWaitedLong(): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return long
}

/** Rows of a list on their way. */
export function SkeletonRows({ count, words }: { count: number; words: string }) {
  const show = useWaitedLong()
  return (
    <div role="status" aria-label={words}>
      {show &&
        Array.from({ length: count }, (_, row) => (
          <div key={row} className="flex h-18 flex-col justify-center gap-2 border-b border-line px-4">
            <div className="shimmer h-3.5 w-2/5" />
            <div className="shimmer h-3 w-4/5" />
          </div>
        ))}
    </div>
  )
}

const bubbles = ['w-3/5', 'w-2/5 self-end', 'w-1/2', 'w-3/5 self-end', 'w-1/3'] as const

/** Messages of a thread on their way. */
export function SkeletonBubbles({ words }: { words: string }) {
  const show = useWaitedLong()
  return (
    <div role="status" aria-label={words} className="mx-auto flex w-full max-w-190 flex-col gap-4 p-5">
      {show && bubbles.map(place => <div key={place} className={`shimmer h-14 rounded-2xl ${place}`} />)}
    </div>
  )
}
