/** Hides the EventSource: its event names, its JSON, and coming back after the server closed it for good. */
import type { Hint, LiveWord } from './election.ts'

const firstRetryMs = 1_000
const longestRetryMs = 30_000

/** Opens `GET /api/live` and keeps it open, with growing pauses after refusals; returns how to close it. */
export function openStream(hear: (word: LiveWord) => void): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = firstRetryMs
  let wasUp = false

  const open = () => {
    source = new EventSource('/api/live')
    source.addEventListener('open', () => {
      pause = firstRetryMs
      hear({ kind: 'link', up: true })
      if (wasUp) hear({ kind: 'resync' })
      wasUp = true
    })
    source.addEventListener('hint', event => hear({ kind: 'hint', hint: JSON.parse(event.data) as Hint }))
    source.addEventListener('resync', () => hear({ kind: 'resync' }))
    source.addEventListener('screen', event =>
      hear({ kind: 'screen', locked: (JSON.parse(event.data) as { locked: boolean }).locked }),
    )
    source.addEventListener('error', () => {
      hear({ kind: 'link', up: false })
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, pause)
      pause = Math.min(pause * 2, longestRetryMs)
    })
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
