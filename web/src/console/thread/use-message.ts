/** Hides how a loaded message is found: one by its id, or the newest that may be quoted. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { linesQuery } from '../../api/queries.ts'
import type { Line, MessageLine } from '../../api/shapes.ts'
import type { ThreadRef } from '../../api/talk.ts'
import type { Quote } from './kinds/quoted.tsx'
import { allLines, type Loaded } from './lines.ts'

/** The message with this id as a quote; without words when it is not among what is loaded. */
export function useQuote(thread: ThreadRef, id: string | null): Quote | null {
  const { data } = useInfiniteQuery({
    ...linesQuery(thread),
    select: (loaded: Loaded) => allLines(loaded).find(line => line.id === id && line.line === 'message') ?? null,
  })
  if (id === null) return null
  return data?.line === 'message' ? quoteOf(data) : { id, from: 'citizen', kind: 'text', words: '…' }
}

/** A message as the replies to it show it. */
const quoteOf = ({ id, from, kind, text, media }: MessageLine): Quote => ({
  id,
  from,
  kind,
  words: text ?? media[0]?.name ?? null,
})

/** The newest message that may be quoted. */
export function newestQuotable(lines: readonly Line[]): MessageLine | undefined {
  return lines.findLast((line): line is MessageLine => line.line === 'message' && line.may.includes('message.quote'))
}
