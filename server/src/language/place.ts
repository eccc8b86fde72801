/** Hides how the stretch of a message that says where is found: head noun, name or number, neighbours, joined parts. */
import type { MappedText, Span } from './mapped-text.ts'
import { toOriginal } from './mapped-text.ts'
import { fold } from './letters.ts'
import { before, cues, heads, joins, stops, weakHeads } from './place-words.ts'

interface Token {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly capital: boolean
  readonly number: boolean
  /** A comma or nothing but blanks stands before it. */
  readonly breaks: boolean
  readonly comma: boolean
}

interface Candidate {
  first: number
  last: number
  score: number
}

/** The place told in the text: a span of the original, never wider than the words that name it; undefined when none is. */
export function findPlace(mapped: MappedText): Span | undefined {
  const tokens = tokenise(mapped.text.slice(0, 6000))
  const named = tokens.some(token => token.capital)
  const found: Candidate[] = []
  for (let at = 0; at < tokens.length; ) {
    const candidate = readPlace(tokens, at, named)
    if (!candidate) {
      at += 1
      continue
    }
    const last = found.at(-1)
    if (last && joinable(tokens, last.last, candidate.first)) {
      last.last = candidate.last
      last.score += candidate.score
    } else found.push(candidate)
    at = candidate.last + 1
  }
  const best = found.filter(candidate => candidate.score >= 2).toSorted((one, other) => other.score - one.score)[0]
  if (!best) return undefined
  return toOriginal(mapped, { start: tokens[best.first]?.start ?? 0, end: tokens[best.last]?.end ?? 0 })
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(/[\p{L}\p{M}\d]+(?:[/.-][\p{L}\d]+)*/gu)) {
    const gap = text.slice(last, match.index)
    const first = match[0][0] ?? ''
    const sentence = tokens.length === 0 || /[.!?\n]/.test(gap)
    tokens.push({
      start: match.index,
      end: match.index + match[0].length,
      folded: fold(match[0]),
      capital: first !== first.toLowerCase() && !sentence,
      number: /\d/.test(match[0]),
      breaks: /[.!?;:\n()"]/.test(gap),
      comma: gap.includes(','),
    })
    last = match.index + match[0].length
  }
  return tokens
}

/** Longest head noun (up to three words) at a place in the list. */
function headAt(tokens: readonly Token[], at: number): number {
  for (let length = 3; length > 0; length -= 1) {
    const part = tokens.slice(at, at + length)
    if (
      part.length === length &&
      heads.has(part.map(token => token.folded).join(' ')) &&
      part.slice(1).every(token => !token.breaks && !token.comma)
    )
      return length
  }
  return 0
}

function readPlace(tokens: readonly Token[], at: number, named: boolean): Candidate | undefined {
  const length = headAt(tokens, at)
  if (length === 0) return undefined
  const head = tokens
    .slice(at, at + length)
    .map(token => token.folded)
    .join(' ')
  const { last, score: nameScore } = readName(tokens, at + length, named)
  const announced = at > 0 && (cues.has(tokens[at - 1]?.folded ?? '') || before.has(tokens[at - 1]?.folded ?? ''))
  const score = nameScore + (announced ? 1 : 0) + (weakHeads.has(head) ? 0 : 0.6)
  if (nameScore === 0 && (weakHeads.has(head) || !announced)) return undefined
  let first = at
  for (let back = 2; back > 0; back -= 1) {
    const part = tokens.slice(at - back, at)
    if (
      at >= back &&
      before.has(part.map(token => token.folded).join(' ')) &&
      !tokens[at]?.breaks &&
      !tokens[at]?.comma &&
      part.at(-1)?.folded !== 'trong'
    ) {
      first = at - back
      break
    }
  }
  return { first, last, score: nameScore === 0 ? score + 0.5 : score }
}

/** The name or number after a head: how far it goes and how sure it is one. */
function readName(tokens: readonly Token[], from: number, named: boolean): { last: number; score: number } {
  let last = from - 1
  let score = 0
  let small = 0
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || token.breaks || token.comma) break
    if (token.number) score += 2
    else if (token.capital) score += 1.5
    else if (
      at > from &&
      headAt(tokens, at) > 0 &&
      !(weakHeads.has(token.folded) && !tokens[at + 1]?.number && !tokens[at + 1]?.capital)
    )
      break
    else if (stops.has(token.folded) || small >= 2 || (named && score > 0)) break
    else {
      small += 1
      score += named ? 0.4 : 0.8
    }
    last = at
  }
  return { last, score: Math.min(score, 5) }
}

/** Two parts are one place when only a comma or one joining word stands between. */
function joinable(tokens: readonly Token[], last: number, first: number): boolean {
  const gap = first - last - 1
  if (tokens[first]?.breaks) return false
  return gap === 0 || (gap === 1 && joins.has(tokens[last + 1]?.folded ?? '') && !tokens[last + 1]?.breaks)
}
