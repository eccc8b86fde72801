/** Hides how a message becomes words: cut, read (repeats, Telex, VNI, shorthand, region), each tied to where it stood. */
import { fromTelex, fromVni } from './input-residue.ts'
import { bare, fold, hasMarks } from './letters.ts'
import { type MappedText, toOriginal } from './mapped-text.ts'
import { readRegional } from './regional.ts'
import { isShorthand, readShorthand } from './shorthand.ts'
import { isFoldedSyllable, isSyllable, sameIy } from './syllable.ts'
import type { TypedSpan } from './typed-spans.ts'

export type Reading = 'typed' | 'repeats' | 'telex' | 'vni' | 'shorthand' | 'regional' | 'span'

export interface Word {
  /** As read: lower case, marked where the marks are known. */
  readonly text: string
  /** Marks off, i/y as one: what is matched. A typed span reads '#money', '#phone' … */
  readonly folded: string
  /** In the original text. Several words may stand for one shorthand and share its place. */
  readonly start: number
  readonly end: number
  readonly reading: Reading
  /** A full stop, comma, line end or the like stands before it. */
  readonly opens: boolean
}

interface Piece {
  readonly typed: string
  readonly lower: string
  readonly start: number
  readonly end: number
  readonly opens: boolean
  readonly span: TypedSpan | undefined
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-_'][\p{L}\p{M}\p{N}]+)*/gu
const loan = new Set(
  'zalo facebook app web online clip video camera file link sim otp email gmail shop ship shipper taxi grab bar pub karaoke spa hotel internet wifi pin pass visa passport vip vneid covid vaccine container laptop iphone samsung vios honda sh ab wave exciter winner sirius airblade pickleball tiktok youtube telegram messenger game casino zoom as is or us for her my his was has fast post test list cost rest trust just police fire help card car lost how where license please need get the and you are there have house house two one see from'.split(
    ' ',
  ),
)

/** Words of the message, at most `most` of them. */
export function readWords(mapped: MappedText, spans: readonly TypedSpan[], most: number): Word[] {
  const pieces = cut(mapped, spans, most)
  const lowers = pieces.map(piece => piece.lower)
  const vni = lowers.filter(
    lower => /^[a-zđ]+[1-9][a-z]{0,3}[1-5]?$/.test(lower) && fromVni(lower) !== undefined,
  ).length
  const read: Word[] = []
  pieces.forEach((piece, at) => {
    const { text, reading } = readPiece(piece, lowers, at, vni)
    text.split(' ').forEach((part, index) => {
      read.push({
        text: part,
        folded: part.startsWith('#') ? part : sameIy(fold(part)),
        start: piece.start,
        end: piece.end,
        reading,
        opens: piece.opens && index === 0,
      })
    })
  })
  return withRegional(read)
}

function cut(mapped: MappedText, spans: readonly TypedSpan[], most: number): Piece[] {
  const pieces: Piece[] = []
  let last = 0
  let next = 0
  const opensAfter = (at: number): boolean =>
    /[.,;:!?\n()"…]|\s-\s/.test(mapped.text.slice(last, at)) || pieces.length === 0
  word.lastIndex = 0
  for (const match of mapped.text.matchAll(word)) {
    if (pieces.length >= most) break
    while (next < spans.length && (spans[next]?.end ?? 0) <= match.index) next += 1
    const span = spans[next]
    if (span && match.index >= span.start && match.index < span.end) {
      if (pieces.at(-1)?.span === span) continue
      const place = toOriginal(mapped, span)
      pieces.push({
        typed: mapped.text.slice(span.start, span.end),
        lower: `#${span.kind}`,
        ...place,
        opens: opensAfter(span.start),
        span,
      })
      last = span.end
      continue
    }
    const place = toOriginal(mapped, { start: match.index, end: match.index + match[0].length })
    pieces.push({
      typed: match[0],
      lower: match[0].toLowerCase(),
      ...place,
      opens: opensAfter(match.index),
      span: undefined,
    })
    last = match.index + match[0].length
  }
  return pieces
}

function readPiece(
  piece: Piece,
  lowers: readonly string[],
  at: number,
  vni: number,
): { text: string; reading: Reading } {
  const { lower } = piece
  if (piece.span) return { text: lower, reading: 'span' }
  if (loan.has(lower)) return { text: lower, reading: 'typed' }
  const short = readShorthand(lowers, at)
  if (short !== undefined && short !== lower) return { text: short, reading: 'shorthand' }
  if (isSyllable(lower)) return { text: lower, reading: 'typed' }
  const single = squeeze(lower)
  if (single !== lower && (isSyllable(single) || isShorthand(single))) {
    return { text: readShorthand([single], 0) ?? single, reading: 'repeats' }
  }
  const telex = /\d/.test(lower) ? undefined : fromTelex(single)
  if (telex !== undefined && telex !== lower && (hasMarks(telex) || isFoldedSyllable(telex)))
    return { text: telex, reading: 'telex' }
  const decoded = vni >= 2 || /[a-zđ][6-9][a-z]*[1-5]?$/.test(lower) ? fromVni(lower) : undefined
  if (decoded !== undefined && decoded !== lower) return { text: decoded, reading: 'vni' }
  const double = lower.replace(/(\p{L})\1+/gu, '$1')
  if (double !== lower && isSyllable(double)) return { text: double, reading: 'repeats' }
  return { text: lower, reading: 'typed' }
}

/** 'dạaaaa' → 'dạ', 'chàoooo' → 'chào': three or more of one letter, marked or not, are one. */
function squeeze(word: string): string {
  const letters = [...word]
  let out = ''
  for (let at = 0; at < letters.length; ) {
    let end = at + 1
    while (end < letters.length && bare(letters[end] ?? '') === bare(letters[at] ?? '')) end += 1
    out += end - at >= 3 ? (letters[at] ?? '') : letters.slice(at, end).join('')
    at = end
  }
  return out
}

function withRegional(words: readonly Word[]): Word[] {
  const folded = words.map(each => each.folded)
  const out: Word[] = []
  for (let at = 0; at < words.length; ) {
    const found = readRegional(folded, at)
    const first = words[at]
    if (!first) break
    if (!found) {
      out.push(first)
      at += 1
      continue
    }
    const end = words[at + found.length - 1]?.end ?? first.end
    found.common.forEach((part, index) => {
      out.push({
        text: part,
        folded: sameIy(part),
        start: first.start,
        end,
        reading: 'regional',
        opens: first.opens && index === 0,
      })
    })
    at += found.length
  }
  return out
}
