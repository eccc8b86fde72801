import { describe, expect, test } from 'vitest'
import { selfSpans, withoutSelf } from './self-words.ts'

const shown = (text: string): string => withoutSelf(text).text

describe('what tells who wrote it', () => {
  test.each([
    ['Tôi tên là Nguyễn Văn Thử, thấy nó bán ở đó', '[tên người báo], thấy nó bán ở đó'],
    ['em tên Hoa. Có người đánh nhau', '[tên người báo]. Có người đánh nhau'],
    ['gọi tôi số 0900 000 321 nhé', 'gọi tôi số [số điện thoại] nhé'],
    ['Nhà tôi số 15 ngõ 3 đường Hoa Mẫu, nó ở đối diện', '[nơi ở người báo], nó ở đối diện'],
    ['nó bán ma tuý sát nhà tôi', 'nó bán ma tuý [gần nơi người báo]'],
    ['nó đâm vào xe của tôi biển 59X1-000.12 rồi chạy', 'nó đâm vào xe của tôi biển [biển số xe người báo] rồi chạy'],
    ['căn cước của em 079200000001', 'căn cước của em [số định danh]'],
  ])('%s', (text, without) => expect(shown(text)).toBe(without))

  test.each([
    'tôi là người đi đường, thấy nó đi xe biển 59X1-000.12',
    'Cháy nhà số 15 ngõ 3 đường Hoa Mẫu, gọi 114 rồi',
    'tổng đài 1900 1234 không ai nghe',
  ])('nothing of: %s', text => expect(shown(text)).toBe(text))
})

test('the map leads from the stand-in back to the very words', () => {
  const text = 'Dạ tôi tên là Nguyễn Văn Thử, số 0900 000 321, nó bán sát nhà tôi'
  const { text: without, map } = withoutSelf(text)
  expect(map).toHaveLength(3)
  for (const { at, was } of map) {
    expect(without.slice(at.start, at.end)).toMatch(/^\[.*\]$/)
    expect(without).not.toContain(text.slice(was.start, was.end))
  }
  expect(selfSpans(text).map(({ start }) => start)).toEqual(map.map(({ was }) => was.start))
})
