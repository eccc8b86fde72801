/** Hides how a message longer than people write is read in bounded time: its head, its tail, and what stands around cries in between. */
import { fold } from './letters.ts'

const headLength = 1600
const tailLength = 900
const around = 160
const mostCries = 4

/** Folded stems that a cry for help seldom lacks. */
const cry =
  /\b(cuu (voi|em|toi|con|me|mang|nguoi)|chay (nha|roi|lon)|bat tinh|khong tho|chay mau|mau chay|cam dao|dam|chem|bop co|tu tu|khong muon song|thuoc sau|vinh biet|nhay (cau|lau)|duoi nuoc|bat coc|bi nhot|danh em|doi giet|cuop|hiep|cap cuu|xuong gap|help|kill)\b/g

export interface Sifted {
  readonly text: string
  /** Where a character of the sifted text stood in the original. */
  readonly original: (at: number) => number
}

/** Short messages come back as they are. */
export function sift(text: string): Sifted {
  if (text.length <= headLength + tailLength) return { text, original: at => at }
  const tailAt = text.length - tailLength
  const stretches: [number, number][] = [[0, headLength]]
  for (const match of fold(text.slice(headLength, tailAt)).matchAll(cry)) {
    const from = headLength + match.index
    const last = stretches.at(-1)
    if (stretches.length > mostCries) break
    if (last && from <= last[1]) continue
    stretches.push([Math.max(last?.[1] ?? 0, from - around), Math.min(tailAt, from + around)])
  }
  stretches.push([tailAt, text.length])
  return join(text, stretches)
}

function join(text: string, stretches: readonly [number, number][]): Sifted {
  const starts: number[] = []
  let kept = ''
  for (const [from, to] of stretches) {
    if (kept !== '') kept += '\n'
    starts.push(kept.length)
    kept += text.slice(from, to)
  }
  return {
    text: kept,
    original: at => {
      const nth = starts.findLastIndex(start => start <= at)
      return (stretches[nth]?.[0] ?? 0) + at - (starts[nth] ?? 0)
    },
  }
}
