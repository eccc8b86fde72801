/** Hides the three broken encodings that pasted Word and PDF text still brings: TCVN3, VNI-Windows, UTF-8 read as Latin-1. */
import { type MappedText, rewrite } from './mapped-text.ts'

export type Legacy = 'tcvn3' | 'vni' | 'utf8-as-latin1'

const pairs = (from: string, to: string): Map<string, string> =>
  new Map([...from].map((letter, at) => [letter, [...to][at] ?? '']))

const tcvn3 = pairs(
  'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ',
  'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ',
)
const vniTones: Record<string, string> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
const vniShapes: Record<string, string> = {
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const vniLetters: Record<string, string> = { ñ: 'đ', ö: 'ư', ô: 'ơ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const cp1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Which broken encoding the text is in, if its letters cannot be Vietnamese otherwise. */
export function legacyEncoding(text: string): Legacy | undefined {
  if (/á[º»]|Ã[\u00a0-¿]|Ä‘|Æ[°¡]/.test(text) && /á[º»].|Ã[\u00a0-¿]/.test(text)) return 'utf8-as-latin1'
  if (/[a-zñöô][ùøûïåäëü]|ñ[öôaeoiu]|öô/i.test(text) && /[øåäëïñöûæ]/i.test(text)) return 'vni'
  const odd = text.match(/[®µ¶·¸¹¨»¼½¾©ª«¬\u00AD]/g)?.length ?? 0
  if (odd >= 2 && /[®µ¶·¸¹¨»¼½¾©ª«¬\u00AD][a-z]|[a-z][®µ¶·¸¹¨»¼½¾©ª«¬\u00AD]/i.test(text)) return 'tcvn3'
  return undefined
}

/** The text put right; anything that is not of that encoding passes through. */
export function fromLegacy(source: MappedText, legacy: Legacy): MappedText {
  if (legacy === 'tcvn3')
    return rewrite(source, (text, at) => ({ length: 1, out: tcvn3.get(text[at] ?? '') ?? text[at] ?? '' }))
  if (legacy === 'vni') return rewrite(source, vniPiece)
  return rewrite(source, latin1Piece)
}

function vniPiece(text: string, at: number): { length: number; out: string } {
  const letter = text[at] ?? ''
  const base = vniLetters[letter] ?? letter
  const mark = text[at + 1] ?? ''
  const marks = 'aeo'.includes(letter)
    ? (vniShapes[mark] ?? vniTones[mark])
    : 'uyöô'.includes(letter)
      ? vniTones[mark]
      : undefined
  if (marks === undefined) return { length: 1, out: base }
  return { length: 2, out: (base + marks).normalize('NFC') }
}

function byteOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 256) return code
  const at = cp1252.indexOf(letter)
  return at < 0 ? -1 : 0x80 + at
}

function latin1Piece(text: string, at: number): { length: number; out: string } {
  const first = byteOf(text[at] ?? '')
  const want = first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 1
  if (want > 1) {
    const bytes = [...text.slice(at, at + want)].map(byteOf)
    const right = bytes.length === want && bytes.slice(1).every(byte => byte >= 0x80 && byte < 0xc0)
    if (right) return { length: want, out: new TextDecoder().decode(Uint8Array.from(bytes)) }
  }
  return { length: 1, out: text[at] ?? '' }
}
