import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromTelex, fromVni } from './input-residue.ts'
import { fold } from './letters.ts'
import { toOriginal } from './mapped-text.ts'
import { maskPersonalNumbers } from './mask.ts'
import { normalForm } from './normal-form.ts'
import { isSyllable, placeTone, syllableKey } from './syllable.ts'
import { typedSpans } from './typed-spans.ts'
import { readWords } from './words.ts'

const read = (text: string): string => {
  const mapped = normalForm(text)
  return readWords(mapped, typedSpans(mapped.text), 400)
    .map(word => word.text)
    .join(' ')
}

describe('normal form', () => {
  test.each([
    ['decomposed marks', 'đăng ký thường trú'.normalize('NFD'), 'đăng ký thường trú'],
    ['the Icelandic ð', 'ðăng ký', 'đăng ký'],
    ['zero-width signs', 'căn\u200b cước\ufeff', 'căn cước'],
    ['stylised letters', '𝐜𝐡𝐚̀𝐨 ｂạｎ', 'chào bạn'],
    ['TCVN3', '®¨ng ký thÎ c¨n c­íc', 'đăng ký thẻ căn cước'],
    ['VNI-Windows', 'ñaêng kyù ñöôïc khoâng', 'đăng ký được không'],
    ['UTF-8 read as Latin-1', 'Ä‘Äƒng kÃ½ táº¡m trÃº', 'đăng ký tạm trú'],
  ])('%s become plain letters', (_, typed, meant) => {
    expect(normalForm(typed).text).toBe(meant)
  })

  test('every piece of the normal form points into the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const mapped = normalForm(text)
        for (let at = 0; at < mapped.text.length; at += 1) {
          const span = toOriginal(mapped, { start: at, end: at + 1 })
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test('a word of decomposed text maps back to exactly what was typed', () => {
    const text = 'mất thẻ'.normalize('NFD')
    const mapped = normalForm(text)
    const words = readWords(mapped, [], 10)
    expect(text.slice(words[1]?.start, words[1]?.end)).toBe('thẻ'.normalize('NFD'))
  })
})

describe('syllables', () => {
  test('tone placement and i/y do not part one word', () => {
    expect(syllableKey('hòa')).toBe(syllableKey('hoà'))
    expect(syllableKey('lý')).toBe(syllableKey('lí'))
    expect(syllableKey('hoa')).not.toBe(syllableKey('hòa'))
  })

  test('gì, quý and khuya are syllables; tucj is none', () => {
    expect(['gì', 'quý', 'khuya', 'nghiêng', 'giường'].every(isSyllable)).toBe(true)
    expect(isSyllable('tucj')).toBe(false)
  })

  test('the tone goes where schools put it today', () => {
    expect(placeTone('đươc', 5)).toBe('được')
    expect(placeTone('quy', 1)).toBe('quý')
    expect(placeTone('toan', 2)).toBe('toàn')
  })
})

describe('keys left by an input method', () => {
  test.each([
    ['dduowcj', 'được'],
    ['đuwợc', 'được'],
    ['muoons', 'muốn'],
    ['tucj', 'tục'],
    ['nguwowif', 'người'],
    ['thur', 'thủ'],
  ])('Telex %s is %s', (keys, word) => {
    expect(fromTelex(keys)).toBe(word)
  })

  test.each([
    ['to6i', 'tôi'],
    ['muo61n', 'muốn'],
    ['d9u7o7c5', 'được'],
    ['thu3', 'thủ'],
  ])('VNI %s is %s', (keys, word) => {
    expect(fromVni(keys)).toBe(word)
  })

  test('possible syllables and foreign words are left alone', () => {
    expect(read('xe wave bị hư ở shop')).toBe('xe wave bị hư ở shop')
  })
})

describe('shorthand', () => {
  test.each([
    ['em dk xe', 'em đăng ký xe'],
    ['em làm dk k', 'em làm được không'],
    ['lam tt tam tru', 'lam thủ tục tam tru'],
    ['dk tt phong tro', 'đăng ký tạm trú phong tro'],
    ['lam ca dem', 'lam ca dem'],
    ['goi ca phuong', 'goi công an phuong'],
    ['quen mk vneid', 'quen mật khẩu vneid'],
    ['ck danh em', 'chồng danh em'],
    ['da ck 5tr', 'da chuyển khoản #money'],
  ])('%s reads %s', (typed, meant) => {
    expect(read(typed)).toBe(meant)
  })

  test('drawn-out letters are shortened', () => {
    expect(read('dạaaaa chàoooo')).toBe('dạ chào')
  })
})

describe('typed spans', () => {
  test.each([
    ['sđt 0900 000 123', 'phone', undefined],
    ['cccd 079096000111', 'id12', undefined],
    ['xe 59X1-123.45', 'plate', undefined],
    ['mất 2tr5', 'money', 2_500_000],
    ['lúc 7h30', 'time', 450],
    ['lúc 19g15', 'time', 1155],
    ['ngày 5/10/2026', 'date', undefined],
    ['bé 8 tuổi', 'age', 8],
    ['gọi 113', 'hotline', 113],
    ['hồ sơ G01.123.456-260101-0001', 'dossier', undefined],
  ])('%s holds a %s', (text, kind, value) => {
    expect(typedSpans(text).map(span => [span.kind, span.value])).toContainEqual([kind, value])
  })

  test('numbers that point at a person are blotted out, hot lines are not', () => {
    const masked = maskPersonalNumbers('cccd 079096000111, gọi 0900 000 123 hay 113, xe 59X1-123.45')
    expect(masked).toBe('cccd [số định danh], gọi [số điện thoại] hay 113, xe [biển số]')
  })
})

test('folding keeps the length, so that places stay where they are', () => {
  expect(fold('Đường Vườn Lài')).toBe('duong vuon lai')
})
