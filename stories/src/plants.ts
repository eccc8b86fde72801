// Planted words and ids, looked for as they are and disguised: unmarked, decomposed, encoded, hashed.

import { createHash } from 'node:crypto'

export interface Plant {
  /** What it is, for the sentence of a failure. */
  readonly what: string
  readonly text: string
}

/** A text to be searched, and where it stood. */
export interface Place {
  readonly where: string
  readonly text: string
}

/** Shorter disguises would be found by chance. */
const shortest = 6

const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

/** The ways a program of ours could write the text down before encoding or hashing it. */
function spellings(text: string): string[] {
  const nfc = text.normalize('NFC')
  const plain = unmarked(nfc)
  const own = [nfc, nfc.normalize('NFD'), plain, plain.replace(/[\s.,]/g, ''), plain.replace(/\s+/g, '-')]
  const phone = /^0\d{9}$/.test(text)
    ? [`84${text.slice(1)}`, `+84${text.slice(1)}`, `${text.slice(0, 4)} ${text.slice(4, 7)} ${text.slice(7)}`]
    : []
  return [...new Set([...own, ...phone].flatMap(each => [each, each.toLowerCase(), each.toUpperCase()]))]
}

/** Base64 shifts with what stands before: the part that stays the same at each of the three offsets. */
function base64s(bytes: Buffer): string[] {
  const at = [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return text.slice(offset === 0 ? 0 : offset + 1, text.length - ((bytes.length + offset) % 3))
  })
  return at.flatMap(text => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
}

const escaped = (text: string): string =>
  [...text].map(letter => (letter > '~' ? [...unitsOf(letter)].join('') : letter)).join('')
const unitsOf = (letter: string): string[] =>
  letter.split('').map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

function disguises(text: string): string[] {
  const bytes = Buffer.from(text)
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap(name => {
    const hash = createHash(name).update(bytes).digest()
    return [hash.toString('hex'), hash.toString('base64').replace(/=+$/, ''), hash.toString('base64url')]
  })
  const number = /^\d{10,19}$/.test(text) ? [BigInt(text).toString(16)] : []
  return [
    text,
    escaped(text),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    bytes.toString('hex'),
    Buffer.from(text, 'utf16le').toString('hex'),
    bytes.toString('latin1'),
    ...base64s(bytes),
    ...number,
    ...hashes,
  ]
}

/** All that is looked for, in lower case, each with the plant it would betray. */
function needles(plants: readonly Plant[]): Map<string, string> {
  const all = new Map<string, string>()
  for (const { what, text } of plants)
    for (const spelling of spellings(text))
      for (const disguise of disguises(spelling))
        if (disguise.length >= shortest) all.set(disguise.toLowerCase(), `${what} as ${disguise}`)
  return all
}

/** Every plant found anywhere, as "what as disguise in where". */
export function found(plants: readonly Plant[], places: Iterable<Place>): string[] {
  const all = needles(plants)
  const betrayed: string[] = []
  for (const { where, text } of places) {
    const lower = text.toLowerCase()
    for (const [needle, what] of all) if (lower.includes(needle)) betrayed.push(`${what} in ${where}`)
  }
  return betrayed
}

/** Bytes as the texts they could be read as. */
export const readings = (bytes: Buffer): string =>
  [bytes.toString('hex'), bytes.toString('latin1'), bytes.toString()].join('\n')
