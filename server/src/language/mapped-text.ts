/** Hides the bookkeeping that ties each character of a rewritten text to the characters it came from. */

export interface MappedText {
  readonly original: string
  readonly text: string
  /** For each UTF-16 unit of `text`: where its source begins in `original`, and where it ends (exclusive). */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** The text itself, each character standing for itself. */
export function unchanged(original: string): MappedText {
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < original.length; at += 1) {
    from.push(at)
    to.push(at + 1)
  }
  return { original, text: original, from, to }
}

/** Rewrites piece by piece: `piece` says how long the next piece is and what it becomes. Maps are composed. */
export function rewrite(
  source: MappedText,
  piece: (text: string, at: number) => { length: number; out: string },
): MappedText {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < source.text.length; ) {
    const { length, out } = piece(source.text, at)
    const start = source.from[at] ?? 0
    const end = source.to[at + length - 1] ?? start
    for (let unit = 0; unit < out.length; unit += 1) {
      from.push(out.length === length ? (source.from[at + unit] ?? start) : start)
      to.push(out.length === length ? (source.to[at + unit] ?? end) : end)
    }
    text += out
    at += length
  }
  return { original: source.original, text, from, to }
}

/** A span of the rewritten text, as a span of the original. */
export function toOriginal(mapped: MappedText, span: Span): Span {
  if (span.end <= span.start)
    return {
      start: mapped.from[span.start] ?? mapped.original.length,
      end: mapped.from[span.start] ?? mapped.original.length,
    }
  return { start: mapped.from[span.start] ?? 0, end: mapped.to[span.end - 1] ?? mapped.original.length }
}
