/** Hides which words of a message tell who wrote it: numbers, a name after "tôi tên là", where they live, their own plate. */
import { fold } from './letters.ts'
import { normalForm } from './normal-form.ts'
import { toOriginal, type Span } from './mapped-text.ts'
import { type SpanKind, typedSpans } from './typed-spans.ts'

/** Version of these rules: a text made by older ones is made anew. */
export const selfRules = 1

/** Where each stand-in lies in the new text, and which stretch of the original it stands for. */
export type SelfMap = readonly { readonly at: Span; readonly was: Span }[]

export interface SelfSpan extends Span {
  /** Said instead of the words, in Vietnamese. */
  readonly instead: string
}

const numbers: Partial<Record<SpanKind, string>> = {
  phone: '[số điện thoại]',
  id12: '[số định danh]',
  id9: '[số CMND]',
  passport: '[số hộ chiếu]',
  account: '[dãy số]',
  dossier: '[mã hồ sơ]',
}

interface Head {
  /** Of the text in lower case without marks. */
  readonly head: RegExp
  /** So many words after it are the writer's own, unless a comma or full stop ends them before. */
  readonly most: number
  readonly instead: string
  /** Only where a capital follows: "tôi là Nam", not "tôi là người đi đường". */
  readonly capital?: true
}

const heads: readonly Head[] = [
  { head: /\b(?:ten|ho ten)(?: cua)? (?:toi|em|minh|chau|con) la /gu, most: 5, instead: '[tên người báo]' },
  { head: /\b(?:toi|em|minh|chau|con|anh|chi|ban) ten (?:la )?/gu, most: 5, instead: '[tên người báo]' },
  { head: /\b(?:toi|em|minh|chau) la /gu, most: 5, instead: '[tên người báo]', capital: true },
  {
    head: /\b(?:chong|vo|bo|me|anh trai|chi gai|em trai|em gai|chu|bac) (?:toi|em|minh|chau) (?:ten(?: la)?|la) /gu,
    most: 5,
    instead: '[người nhà người báo]',
    capital: true,
  },
  {
    head: /\b(?:nha|quan|tiem|cua hang|phong|xuong) (?:cua )?(?:toi|em|minh|chau|con)(?: (?:o|so|tai|la))+ /gu,
    most: 8,
    instead: '[nơi ở người báo]',
  },
  {
    head: /\b(?:toi|em|minh|chau|con) (?:o|song|tro|thue)(?: nha| phong)?(?: (?:so|tai|o|can))+ /gu,
    most: 8,
    instead: '[nơi ở người báo]',
  },
  {
    head: /\b(?:sat|canh|doi dien|ke|sau|truoc|gan)(?: ngay)?(?: vach)? (?:nha|quan|tiem|phong) (?:cua )?(?:toi|em|minh|chau|con)\b/gu,
    most: 0,
    instead: '[gần nơi người báo]',
  },
]

const ownVehicle = /\bxe (?:cua )?(?:toi|em|minh|chau|con)\b[^.,;\n]{0,30}$/u

/** In the original text, left to right, never overlapping. */
export function selfSpans(original: string): SelfSpan[] {
  const mapped = normalForm(original)
  const folded = [...mapped.text].map(foldOne).join('')
  const found: SelfSpan[] = []
  for (const span of typedSpans(mapped.text)) {
    const before = folded.slice(0, span.start)
    const own = span.kind === 'plate' && ownVehicle.test(before) ? '[biển số xe người báo]' : numbers[span.kind]
    if (own === undefined || /^1[89]00/.test(span.text)) continue
    found.push({ ...toOriginal(mapped, span), instead: own })
  }
  for (const { head, most, instead, capital } of heads)
    for (const match of folded.matchAll(head)) {
      const start = match.index
      const end = start + match[0].length
      if (capital && !/^\p{Lu}/u.test(mapped.text.slice(end))) continue
      const rest = /^[^.,;!?\n]*/u.exec(mapped.text.slice(end))?.[0] ?? ''
      const tail =
        most === 0
          ? ''
          : rest
              .split(/(?<=\s)/u)
              .slice(0, most)
              .join('')
              .trimEnd()
      found.push({ ...toOriginal(mapped, { start, end: end + tail.length }), instead })
    }
  return apart(found)
}

/** Letter by letter, so that places stay what they are. */
const foldOne = (letter: string): string => {
  const plain = fold(letter)
  return plain.length === letter.length ? plain : letter
}

/** Of two that overlap the whole of both is hidden, under the first one's word. */
function apart(spans: readonly SelfSpan[]): SelfSpan[] {
  const kept: SelfSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && span.start < last.end) kept[kept.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else kept.push(span)
  }
  return kept
}

/** The text without them, and where each of its stand-ins lies and stood: from here to there and back. */
export function withoutSelf(original: string): { text: string; map: SelfMap } {
  let text = ''
  let last = 0
  const map: { at: Span; was: Span }[] = []
  for (const { start, end, instead } of selfSpans(original)) {
    text += original.slice(last, start)
    map.push({ at: { start: text.length, end: text.length + instead.length }, was: { start, end } })
    text += instead
    last = end
  }
  return { text: text + original.slice(last), map }
}
