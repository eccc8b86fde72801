/** Hides the patterns by which numbers that mean something are told apart: money, time, date, plate, phone, personal number. */
import type { Span } from './mapped-text.ts'

export type SpanKind =
  | 'phone'
  | 'hotline'
  | 'id12'
  | 'id9'
  | 'plate'
  | 'date'
  | 'time'
  | 'money'
  | 'age'
  | 'dossier'
  | 'passport'
  | 'account'
  | 'number'
  | 'link'

export interface TypedSpan extends Span {
  readonly kind: SpanKind
  readonly text: string
  /** đồng for money, minutes of the day for time, years for age, digits for numbers; undefined where none is meant. */
  readonly value: number | undefined
}

/** Tried in this order; an earlier kind keeps its characters. Formats: facts §e.1, §e.2, §e.4. */
const patterns: readonly (readonly [SpanKind, RegExp])[] = [
  [
    'link',
    /\b(?:https?:\/\/\S+|www\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|vn|net|org|apk|xyz|top|cc|info|me|online|site)\b\S*)/gi,
  ],
  ['dossier', /\b[HG]\d{2}\.[\d.]+-\d{6}-\d{3,5}\b/gi],
  ['phone', /(?<![\d/])(?:\+?84|0084|0|o)(?:[ .-]?[35789])(?:[ .-]?[\do]){8}(?![\do])/gi],
  ['phone', /(?<![\d/])02\d{1,2}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)/g],
  ['phone', /(?<!\d)1[89]00[ .-]?\d{2}[ .-]?\d{2,4}(?!\d)/g],
  ['id12', /(?<![\d])0\d{2}[ .-]?[0-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}(?!\d)/g],
  ['id12', /(?<![\d])0\d{3}[ .-]\d{4}[ .-]\d{4}(?!\d)/g],
  [
    'plate',
    /(?<![\p{L}\d])(?:\d{2}[ -]?(?:MĐ\d?|md\d|[A-Za-z]{1,2}\d?|[A-Za-z]\d)[ -.]{0,3}\d{3}[. ]?\d{2}|\d{2}[ -]?(?:[A-Za-z]{1,2}\d?|[A-Za-z]\d)[ -]{1,3}\d{4}|\d{2}[A-Z][A-Z0-9]?-?\d{4,5}|[A-Z]{2}[ -]\d{2}-\d{2})(?![\p{L}\d])/gu,
  ],
  ['date', /(?<!\d)(?:ngày\s*)?\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}(?!\d)/gi],
  [
    'date',
    /(?:ngày|ngay|hôm|hom|mùng|mung|mồng)\s*\d{1,2}\s*(?:[/-]\s*\d{1,2}|(?:tháng|thang|th)\s*\d{1,2})(?:\s*(?:năm|nam|[/-])\s*\d{4})?(?!\d)/gi,
  ],
  ['date', /(?:tháng|thang)\s*\d{1,2}\s*[/-]\s*\d{4}(?!\d)/gi],
  [
    'money',
    /(?<![\d,.])\d+(?:[.,]\d+)?\s*(?:triệu|trieu|trịu|tr|củ|cu|chai|tỷ|tỉ|ty|nghìn|nghin|ngàn|ngan|ngìn|k|lít|xị|đồng|dong|vnđ|vnd|đ|usd|đô)(?:\s?\d{1,3})?(?![\p{L}\d])(?:\s*(?:đồng|rưỡi|ruoi|đ|vnđ))?/giu,
  ],
  ['money', /(?<![\d.,])\d{1,3}(?:[.,]000){1,3}(?:\s*(?:đồng|đ|dong|vnđ|vnd))?(?![\d])/gi],
  [
    'time',
    /(?<!\d)(?:[01]?\d|2[0-4])\s*(?:h|g|giờ|gio|:)\s*(?:[0-5]\d|rưỡi|ruoi|kém|kem)?(?:\s*(?:phút|p))?(?![\p{L}\d])/giu,
  ],
  ['age', /(?<![\d.,/])\d{1,3}\s*(?:tuổi|tuoi|tủi|tuỏi|tủoi|t(?=\s|$|[,.]))/gi],
  ['passport', /(?<![\p{L}\d])[BCEPNK]\d{7,8}(?!\d)/gu],
  ['id9', /(?<![\d.,/-])\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d.,]\d|\d)/g],
  ['hotline', /(?<![\d/.,-])(?:11[1-5])(?![\d/.,]\d|\d|\s*(?:đường|duong|hẻm|tuổi))/gi],
  ['account', /(?<!\d)\d{8,19}(?!\d)/g],
  ['number', /(?<![\p{L}\d])\d{1,7}(?:[.,/-]\d{1,7})*(?![\p{L}\d])/gu],
]

/** Every typed span of a normal-form text, left to right, never overlapping. */
export function typedSpans(text: string): TypedSpan[] {
  if (!/\d|www|https?:|\.(?:com|vn|net)/.test(text)) return []
  const found: TypedSpan[] = []
  const taken = new Uint8Array(text.length)
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].trimEnd().length
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const raw = text.slice(start, end)
      found.push({ kind, start, end, text: raw, value: valueOf(kind, raw) })
    }
  }
  return found.toSorted((one, other) => one.start - other.start)
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/tỷ|tỉ|ty/i, 1e9],
  [/triệu|trieu|trịu|tr|củ|cu|chai/i, 1e6],
  [/nghìn|nghin|ngàn|ngan|ngìn|k/i, 1e3],
  [/xị|lít/i, 1e5],
]

function valueOf(kind: SpanKind, raw: string): number | undefined {
  const digits = Number(raw.replace(/\D/g, ''))
  if (kind === 'age' || kind === 'hotline') return Number.parseInt(raw, 10)
  if (kind === 'number') return /^\d+$/.test(raw) ? digits : undefined
  if (kind === 'time') return minutesOf(raw)
  if (kind !== 'money') return undefined
  if (/[.,]000/.test(raw)) return digits
  const scale = scales.find(([word]) => word.test(raw))?.[1] ?? 1
  const [, whole = '0', tail = ''] = raw.match(/(\d+(?:[.,]\d+)?)\D*(\d*)/) ?? []
  const half = /rưỡi|ruoi/i.test(raw) ? 0.5 : tail ? Number(tail) / 10 ** tail.length : 0
  return Math.round((Number(whole.replace(',', '.')) + half) * scale)
}

function minutesOf(raw: string): number | undefined {
  const [, hours = '', minutes = ''] = raw.match(/(\d{1,2})\s*(?:h|g|giờ|gio|:)\s*(\d{2})?/i) ?? []
  if (hours === '') return undefined
  return Number(hours) * 60 + (minutes === '' ? (/rưỡi|ruoi/i.test(raw) ? 30 : 0) : Number(minutes))
}
