/** Hides how words from outside are made harmless to look at: signs that turn the reading direction are taken out. */

// Such a sign lets `tờ-khai[U+202E]fdp.exe` look like a PDF; control characters have no look at all.
const turning = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A name or address on one line, as its letters are, not as its sender wanted it to look. */
export const plain = (words: string): string => words.replaceAll(turning, '')

/** True for an address that a browser opens as a page and nothing else. */
export function isPage(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}
