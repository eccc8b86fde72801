// Which version holds, how far an extension goes, and what a clock shows at its edges: no database.

import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../seed/law/law.ts'
import { day, hour } from '../../platform/clock.ts'
import { calendarOfCases } from './due.cases.ts'
import type { Calendar } from './due.ts'
import * as rules from './rules.ts'
import type { Clock, Version } from './rules.ts'

const vn = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const endOf = (date: string): number => vn(`${date} 00:00`) + day - 1
const calendars = new Map<string, Calendar>([
  [
    'nha-nuoc',
    {
      weekdays: '12345',
      days: new Map([
        ...calendarOfCases.off.map(date => [date, false] as const),
        ...calendarOfCases.worked.map(date => [date, true] as const),
      ]),
    },
  ],
])
const unsigned = { signed_name: null, signed_at: null, withdrawn_at: null }
const shipped: Version[] = readLaw().rules.map((rule, n) => ({ ...rule, ...unsigned, id: String(n) }))
const find = (rule: string, kind: string) => shipped.find(each => each.rule === rule && each.kind === kind) as Version

const clock = (rule: string, kind: string, from: string, extended = 0, due_at?: number): Clock => {
  const version = find(rule, kind)
  const from_at = vn(from)
  const due = due_at ?? rules.due(version, from_at, calendars)
  const names = { page_id: 'page', id: 'clock', unit_id: 'unit', kind, rule, rule_id: version.id }
  return { ...names, from_at, due_at: due, soon_at: due - hour, state: 'running', ended_at: null, extended }
}
const next = (of: Clock) => rules.nextExtension(shipped, of, calendars)

describe('the version that holds', () => {
  const old = { ...find('xac-minh', 'to-giac'), id: 'old', effective_to: '2026-06-30' }
  const fresh = { ...old, id: 'fresh', amount: 30, effective_from: '2026-07-01', effective_to: null }
  const at = (date: string, all: Version[] = [old, fresh]) => rules.versionAt(all, 'xac-minh', 'to-giac', vn(date)).id

  test('is that of the Vietnamese day counted from, to the minute', () => {
    expect(at('2026-06-30 23:59')).toBe('old')
    expect(at('2026-07-01 00:00')).toBe('fresh')
  })

  test('is the newest of two that are in force, and never one that was withdrawn', () => {
    const open = { ...old, effective_to: null }
    expect(at('2026-08-01 10:00', [fresh, open])).toBe('fresh')
    expect(at('2026-08-01 10:00', [{ ...fresh, withdrawn_at: 1 }, open])).toBe('old')
  })

  test('of a kind goes before that of every kind, which goes before none', () => {
    const any = { ...old, id: 'any', kind: null }
    expect(rules.versionAt([any, old], 'xac-minh', 'to-giac', vn('2026-03-02 08:00')).id).toBe('old')
    expect(rules.versionAt([any, old], 'xac-minh', 'tin-bao', vn('2026-03-02 08:00')).id).toBe('any')
  })

  test('is missing on a day without one, and the refusal says which and when', () => {
    expect(() => at('2017-12-31 10:00')).toThrow(
      expect.objectContaining({
        code: 'rule_missing',
        details: { rule: 'xac-minh', kind: 'to-giac', at: vn('2017-12-31 10:00') },
      }),
    )
  })
})

describe('an extension', () => {
  test.each([
    // received, twenty days, two months, four months at most
    ['2026-03-02 08:00', '2026-03-23', '2026-05-04', '2026-07-02'],
    ['2026-01-31 23:59', '2026-02-23', '2026-03-31', '2026-06-01'],
    ['2026-10-31 10:00', '2026-11-20', '2026-12-31', '2027-03-01'],
    ['2026-12-20 10:00', '2027-01-11', '2027-02-22', '2027-04-20'],
    ['2026-12-05 10:00', '2026-12-25', '2027-02-12', '2027-04-05'],
  ])('of a matter received %s: %s, then %s, then never beyond %s', (received, first, complex, most) => {
    const begun = clock('xac-minh', 'to-giac', received)
    expect(begun.due_at).toBe(endOf(first))
    const one = next(begun)
    expect(one).toMatchObject({ version: { rule: 'xac-minh-phuc-tap' }, until: endOf(complex) })
    const two = next({ ...begun, extended: 1, due_at: endOf(complex) })
    expect(two).toMatchObject({ version: { rule: 'gia-han-1' }, until: endOf(most) })
    expect(next({ ...begun, extended: 2, due_at: endOf(most) })).toBeUndefined()
  })

  test('that goes on from the end counts from there, within the limit', () => {
    const short = { ...clock('xac-minh', 'to-giac', '2026-03-02 08:00'), extended: 1, due_at: endOf('2026-04-01') }
    expect(next(short)?.until).toBe(endOf('2026-06-01'))
    const complaint = clock('to-cao', 'to-cao', '2026-03-02 08:00')
    expect(complaint.due_at).toBe(endOf('2026-04-01'))
    expect(next(complaint)?.until).toBe(endOf('2026-05-04'))
    expect(next({ ...complaint, extended: 1, due_at: endOf('2026-05-04') })?.until).toBe(endOf('2026-06-03'))
    expect(next({ ...complaint, extended: 2, due_at: endOf('2026-06-03') })).toBeUndefined()
  })

  test('is granted in the last millisecond and refused in the one after', () => {
    const begun = clock('khieu-nai', 'khieu-nai', '2026-03-02 08:00')
    expect(rules.extension(next(begun), begun, undefined, begun.due_at).due_at).toBe(endOf('2026-04-16'))
    expect(() => rules.extension(next(begun), begun, undefined, begun.due_at + 1)).toThrow('extension_too_late')
  })

  test('may be shorter than the most, never longer, and never none', () => {
    const begun = clock('khieu-nai', 'khieu-nai', '2026-03-02 08:00')
    const to = (until: number) => rules.extension(next(begun), begun, until, begun.from_at).due_at
    expect(to(endOf('2026-04-10'))).toBe(endOf('2026-04-10'))
    expect(() => to(endOf('2026-04-17'))).toThrow('extension_limit')
    expect(() => to(begun.due_at)).toThrow('extension_limit')
    expect(() => rules.extension(undefined, begun, undefined, begun.from_at)).toThrow('extension_limit')
  })
})

describe('what a clock shows', () => {
  const due_at = endOf('2026-03-20')
  const running = { state: 'running' as const, due_at, soon_at: due_at - 48 * hour }

  test('turns soon, due on its last day, and late after its last millisecond', () => {
    const at = (now: number) => rules.shown(running, now)
    expect(at(running.soon_at - 1)).toBe('running')
    expect(at(running.soon_at)).toBe('soon')
    expect(at(vn('2026-03-20 00:00') - 1)).toBe('soon')
    expect(at(vn('2026-03-20 00:00'))).toBe('due')
    expect(at(due_at)).toBe('due')
    expect(at(due_at + 1)).toBe('late')
  })

  test('stays what it ended as', () => {
    expect(rules.shown({ ...running, state: 'met' }, due_at + day)).toBe('met')
    expect(rules.shown({ ...running, state: 'stopped' }, due_at + day)).toBe('stopped')
  })

  test('is soon a set time before, and of a short clock only in its last share', () => {
    expect(rules.soonAt(0, 20 * day, 48, 25)).toBe(18 * day)
    expect(rules.soonAt(0, 24 * hour, 48, 25)).toBe(18 * hour)
  })
})

describe('the shipped rules', () => {
  test('have a source, name a calendar when they count days, and extend or limit a clock of the same kind', () => {
    const clocks = new Set(shipped.filter(({ part }) => part === 'clock').map(({ rule, kind }) => `${kind} ${rule}`))
    for (const { rule, kind, base, legal_basis, time_unit, calendar } of shipped) {
      expect(legal_basis, rule).not.toBe('')
      expect(calendar === null, rule).toBe(time_unit === 'hours')
      if (base !== null) expect(clocks, rule).toContain(`${kind} ${base}`)
    }
  })

  test('begin at least one clock for every kind once it is said', () => {
    for (const { slug } of readLaw().kinds)
      expect(rules.reclassified(shipped, [], slug, vn('2026-11-25 08:00')).begun, slug).not.toEqual([])
  })
})
