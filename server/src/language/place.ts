/** Hides how the stretch of a message that says where is found: head noun, name or number, neighbours, joined parts. */
import { hasMarks } from './letters.ts'
import type { Span } from './mapped-text.ts'
import { before, cues, heads, headSpellings, joins, stops, weakHeads } from './place-words.ts'
import type { Word } from './words.ts'

interface Token {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** What it is as a head of one word: 'bán' and 'chờ' are none. */
  readonly alone: string
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
export function findPlace(original: string, words: readonly Word[]): Span | undefined {
  const tokens = tokensOf(original, words.slice(0, 1200))
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
  return best && { start: tokens[best.first]?.start ?? 0, end: tokens[best.last]?.end ?? 0 }
}

/** Spans that are never part of a place's name. */
const foreign = new Set(['#money', '#time', '#date', '#age', '#phone', '#hotline', '#id12', '#id9', '#link', '#plate'])

/** The folded word, unless its marks say that it is another word than the head of the same letters. */
function headable(word: Word, marked: boolean): string {
  const allowed = headSpellings.get(word.folded)
  return allowed && (marked || hasMarks(word.text)) && !allowed.includes(word.text) ? word.text : word.folded
}

function tokensOf(original: string, words: readonly Word[]): Token[] {
  let last = 0
  const marked = words.filter(word => hasMarks(word.text)).length > words.length * 0.4
  return words.map(word => {
    const gap = original.slice(last, word.start)
    const typed = original.slice(word.start, word.end)
    const first = typed[0] ?? ''
    const sentence = last === 0 || /[.!?\n]/.test(gap)
    last = Math.max(last, word.end)
    return {
      start: word.start,
      end: word.end,
      folded: word.folded,
      alone: headable(word, marked),
      capital: first !== first.toLowerCase() && !sentence,
      number: /\d/.test(typed) && word.reading !== 'vni' && !foreign.has(word.folded),
      breaks: /[.!?;:\n()"]/.test(gap) || foreign.has(word.folded),
      comma: gap.includes(','),
    }
  })
}

/** Longest head noun (up to three words) at a place in the list. */
function headAt(tokens: readonly Token[], at: number): number {
  for (let length = 3; length > 0; length -= 1) {
    const part = tokens.slice(at, at + length)
    if (
      part.length === length &&
      heads.has(length === 1 ? (part[0]?.alone ?? '') : part.map(token => token.folded).join(' ')) &&
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
  const ahead = tokens[at - 1]
  if (ahead?.number && !tokens[at]?.breaks && !tokens[at]?.comma && /^(duong|hem|ngo|to|ap|kp|khu pho|pho)$/.test(head))
    first = at - 1
  for (let back = 2; back > 0 && first === at; back -= 1) {
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
