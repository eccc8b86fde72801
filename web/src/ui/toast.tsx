/** Hides short messages that come and go in a corner and are read out. */
import { CircleAlert, CircleCheck } from 'lucide-react'
import { store, useStore } from './store.ts'

type Toast = { id: number; words: string; tone: 'done' | 'wrong' }

const toasts = store<readonly Toast[]>([])
const stayMs = { done: 3_500, wrong: 7_000 } as const
let lastId = 0

/** Says a sentence for a few seconds; what went wrong stays longer. */
export function say(words: string, tone: Toast['tone'] = 'done'): void {
  const toast = { id: ++lastId, words, tone }
  toasts.set(now => [...now.filter(other => other.words !== words), toast].slice(-3))
  setTimeout(() => toasts.set(now => now.filter(other => other.id !== toast.id)), stayMs[tone])
}

/** Where the sentences show; put it once at the root. */
export function Toasts() {
  const shown = useStore(toasts)
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-40 flex flex-col items-center gap-2 px-4"
    >
      {shown.map(({ id, words, tone }) => (
        <p
          key={id}
          className="flex max-w-md items-center gap-2.5 rounded-xl bg-ink px-4 py-2.5 text-sm text-surface shadow-float motion-safe:animate-[arrive_150ms_ease-out]"
        >
          {tone === 'done' ? <CircleCheck size={17} aria-hidden /> : <CircleAlert size={17} aria-hidden />}
          {words}
        </p>
      ))}
    </div>
  )
}
