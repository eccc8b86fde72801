/** Hides every way the same letters reach us: NFD, look-alikes of đ, zero-width signs, stylised alphabets, broken encodings. */
import { fromLegacy, type Legacy, legacyEncoding } from './legacy.ts'
import { type MappedText, rewrite, unchanged } from './mapped-text.ts'

export interface NormalForm extends MappedText {
  readonly legacy: Legacy | undefined
}

const combining = /[\u0300-\u036f]/
const nothing = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]/
const lookAlikes: Record<string, string> = {
  ð: 'đ',
  Ð: 'Đ',
  ɖ: 'đ',
  Ɖ: 'Đ',
  ƌ: 'đ',
  '\u00a0': ' ',
  '\u3000': ' ',
  '\t': ' ',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
  ı: 'i',
  '–': '-',
  '—': '-',
  '‑': '-',
}
const cyrillic: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
}

/** The one form the rest of `language` reads: NFC, plain Latin letters, no invisible signs. Case is kept. Never longer than 2× the input. */
export function normalForm(original: string): NormalForm {
  const legacy = legacyEncoding(original)
  const readable = legacy ? fromLegacy(unchanged(original), legacy) : unchanged(original)
  return { ...rewrite(readable, piece), legacy }
}

function piece(text: string, at: number): { length: number; out: string } {
  const code = text.codePointAt(at) ?? 0
  const letter = String.fromCodePoint(code)
  let length = letter.length
  if (code < 0x80 && !combining.test(text[at + 1] ?? '')) return { length, out: letter === '\t' ? ' ' : letter }
  if (nothing.test(letter) || (code >= 0xfe00 && code <= 0xfe0f)) return { length, out: '' }
  while (combining.test(text[at + length] ?? '')) length += 1
  const marks = text.slice(at + letter.length, at + length)
  const known = lookAlikes[letter] ?? mixedCyrillic(text, at, letter)
  const base = known ?? (isStylised(code) ? letter.normalize('NFKC') : letter)
  const out = (base + marks).normalize('NFC')
  return { length, out: out.length > length && !isStylised(code) ? letter : out }
}

/** Cyrillic twins are read as Latin only inside a word that has Latin letters too. */
function mixedCyrillic(text: string, at: number, letter: string): string | undefined {
  const twin = cyrillic[letter]
  if (twin === undefined) return undefined
  return /[a-z]/i.test(text.slice(Math.max(0, at - 3), at + 4)) ? twin : undefined
}

/** Mathematical, full-width, circled and parenthesised letters: spam dress for plain ones. */
function isStylised(code: number): boolean {
  return (
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x1f130 && code <= 0x1f189) ||
    (code >= 0x2100 && code <= 0x214f)
  )
}
