import { describe, expect, test } from 'vitest'
import type { Line, MessageLine } from '../../api/shapes.ts'
import { allLines, byDay, goesOn, type Loaded, withLines } from './lines.ts'

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
    const days = byDay([
      note('a', beforeMidnight),
      note('b', beforeMidnight + 60_000),
      note('c', beforeMidnight + 120_000),
    ])
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

describe('who speaks', () => {
  const message = (from: MessageLine['from'], at: number): Line => ({
    line: 'message',
    id: `${from}${at}`,
    at,
    from,
    officer_name: null,
    kind: 'text',
    text: 'dạ',
    supported: true,
    media: [],
    place: null,
    link: null,
    contact: null,
    call: null,
    options: null,
    quote: null,
    reactions: [],
    delivery: null,
    may: [],
    kept_in: null,
  })

  test('is named once for messages that follow each other within minutes', () => {
    expect(goesOn(message('citizen', 0), message('citizen', 60_000))).toBe(true)
    expect(goesOn(message('citizen', 0), message('citizen', 600_000))).toBe(false)
  })

  test('is named again after another speaker, a note or at the start', () => {
    expect(goesOn(message('bot', 0), message('officer', 1))).toBe(false)
    expect(goesOn(note('n'), message('citizen', 1))).toBe(false)
    expect(goesOn(undefined, message('citizen', 1))).toBe(false)
  })
})
