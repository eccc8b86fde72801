import { describe, expect, test } from 'vitest'
import type { Line } from '../../api/shapes.ts'
import { allLines, byDay, type Loaded, withLines } from './lines.ts'

const note = (id: string, at = 0, text = id): Line => ({ line: 'note', id, at, officer_name: 'Tùng', text })
const loaded = (...pages: Line[][]): Loaded => ({
  pages: pages.map(lines => ({ lines, next: null })),
  pageParams: pages.map(() => undefined),
})
const ids = (lines: readonly Line[]) => lines.map(line => line.id)

describe('a thread loaded in pages', () => {
  test('reads oldest first although the newest page came first', () => {
    expect(ids(allLines(loaded([note('c'), note('d')], [note('a'), note('b')])))).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a line that two pages hold shows once', () => {
    expect(ids(allLines(loaded([note('b'), note('c')], [note('a'), note('b')])))).toEqual(['a', 'b', 'c'])
  })

  test('is cut into days of Viet Nam', () => {
    const beforeMidnight = Date.UTC(2026, 10, 23, 16, 59)
    const days = byDay([note('a', beforeMidnight), note('b', beforeMidnight + 60_000), note('c', beforeMidnight + 120_000)])
    expect(days.map(({ day, lines }) => [day, ids(lines)])).toEqual([
      ['2026-11-23', ['a']],
      ['2026-11-24', ['b', 'c']],
    ])
  })
})

describe('lines the server has just answered with', () => {
  test('a new one goes to the end of the newest page', () => {
    expect(ids(allLines(withLines(loaded([note('b')], [note('a')]), [note('c')])))).toEqual(['a', 'b', 'c'])
  })

  test('a known one is replaced where it stands', () => {
    const after = allLines(withLines(loaded([note('b')], [note('a', 0, 'old')]), [note('a', 0, 'new')]))
    expect(ids(after)).toEqual(['a', 'b'])
    expect(after[0]).toMatchObject({ text: 'new' })
  })
})
