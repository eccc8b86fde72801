import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { foldWebKey, spellWebKey, webKeyBytes, webWords } from './web-key.ts'

test('there are 2048 words, all different without their marks: six of them are 66 bits', () => {
  expect(new Set(webWords.map(foldWebKey)).size).toBe(2048)
  expect(spellWebKey(randomBytes(webKeyBytes))).toHaveLength(6)
})

test('every bit of the 66 makes another key', () => {
  const none = Buffer.alloc(webKeyBytes)
  const keys = new Set([foldWebKey(spellWebKey(none).join(' '))])
  for (let bit = 0; bit < 66; bit += 1) {
    const bytes = Buffer.alloc(webKeyBytes)
    const at = webKeyBytes - 1 - (bit >> 3)
    bytes[at] = 1 << (bit & 7)
    keys.add(foldWebKey(spellWebKey(bytes).join(' ')))
  }
  expect(keys.size).toBe(67)
})

test('a key is read with or without marks, in any case, with anything between the words', () => {
  const key = ['mèo xanh', 'đèn đỏ', 'gối ấm', 'võng rộng', 'phở thơm', 'trăng tròn']
  const folded = 'meo xanh den do goi am vong rong pho thom trang tron'
  expect(foldWebKey(key.join(' · '))).toBe(folded)
  expect(foldWebKey(key.join('-').toUpperCase().normalize('NFD'))).toBe(folded)
  expect(foldWebKey('  meo xanh,den do\ngoi am. VONG RONG; pho thom - trang tron ')).toBe(folded)
})

test('what is no key is folded too, and never fails', () => {
  for (const typed of ['', '1234', '😀'.repeat(500), '\u0000', 'ﬀ'.repeat(1000)])
    expect(foldWebKey(typed)).toMatch(/^[a-z ]*$/)
})
