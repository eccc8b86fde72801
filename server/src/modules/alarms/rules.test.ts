import { expect, test } from 'vitest'
import { minute, second } from '../../platform/clock.ts'
import { readAnswer } from './answers.ts'
import { nextSteps, pathWithout, type Step } from './climbing.ts'
import { again, answered, calmed, heard, looked, loud, lowered, type Ring, waitsOf } from './rules.ts'

const waits = waitsOf({ confirm_s: 60, act_min: 3, climb_min: 5, look_min: 15, maybe_min: 60 })
const now = 1_000_000
const asked = heard(undefined, 'danger', true, waits, now) as Ring

test('words of danger ask first and wait sixty seconds; what no machine can read rings softly at once', () => {
  expect(asked).toMatchObject({ level: 'soft', state: 'confirming', due_at: now + 60 * second })
  const photo = heard(undefined, 'photo', true, waits, now)
  expect(photo).toMatchObject({ level: 'soft', state: 'ringing', due_at: now + 15 * minute })
})

test('who cannot be asked rings softly: a page that only listens', () => {
  expect(heard(undefined, 'danger', false, waits, now)).toMatchObject({ level: 'soft', state: 'ringing' })
})

test('more words while the question waits do not put its end off, and a loud ring is not asked about again', () => {
  expect(heard(asked, 'danger', true, waits, now + 30 * second)).toBeUndefined()
  expect(heard(loud(asked, waits, now), 'danger', true, waits, now + minute)).toBeUndefined()
  expect(heard(asked, 'photo', true, waits, now)).toBeUndefined()
})

test('after Không new words of danger ask once more, a photo does not', () => {
  const soft = calmed(asked, waits, now + 20 * second)
  expect(soft).toMatchObject({ level: 'soft', state: 'ringing', due_at: now + 20 * second + 15 * minute })
  expect(heard(soft, 'photo', true, waits, now + minute)).toBeUndefined()
  const once = heard(soft, 'danger', true, waits, now + minute)
  expect(once).toMatchObject({ state: 'confirming', due_at: now + 2 * minute, raised_at: now })
})

test('what is only perhaps urgent waits longer, and becomes more when more is told', () => {
  const maybe = heard(undefined, 'maybe', true, waits, now) as Ring
  expect(maybe).toMatchObject({ level: 'soft', state: 'ringing', due_at: now + 60 * minute })
  expect(heard(maybe, 'maybe', true, waits, now)).toBeUndefined()
  expect(heard(maybe, 'photo', true, waits, now)).toMatchObject({ why: 'photo', due_at: now + 15 * minute })
  expect(heard(maybe, 'danger', true, waits, now)).toMatchObject({ state: 'confirming' })
})

test('a look ends a soft ring, not a question, not a loud one; Không after a look ends it', () => {
  expect(looked(heard(undefined, 'voice', true, waits, now) as Ring, now + minute)).toMatchObject({ state: 'looked' })
  const seen = looked(asked, now + second)
  expect(seen).toMatchObject({ state: 'confirming', looked_at: now + second, due_at: now + 60 * second })
  expect(calmed(seen, waits, now + 2 * second)).toMatchObject({ state: 'looked', due_at: null })
  expect(looked(loud(asked, waits, now), now + minute)).toMatchObject({ level: 'loud', state: 'ringing' })
})

test('a loud ring is due after the time for an act, then after each climb, and at the top goes on without climbing', () => {
  const rings = loud(asked, waits, now)
  expect(rings.due_at).toBe(now + 3 * minute)
  const climbed = again(rings, true, waits, now + 3 * minute)
  expect(climbed).toMatchObject({ state: 'ringing', rung_at: now + 3 * minute, due_at: now + 8 * minute })
  expect(again(climbed, false, waits, now + 8 * minute)).toMatchObject({ state: 'ringing', due_at: null })
})

test('an act or a lowering ends it once', () => {
  const over = answered(loud(asked, waits, now))
  expect(over).toMatchObject({ state: 'answered', due_at: null })
  expect(() => lowered(over)).toThrow('not_now')
  expect(() => answered(lowered(asked))).toThrow('not_now')
})

const shifts: Record<string, string[]> = { ward: ['tung', 'mai'], district: ['leader'], empty: [], top: ['chief'] }
const onDuty = (unit_id: string): string[] => shifts[unit_id] ?? []
const climb = (path: string[], steps: Step[] = []): string[] => {
  const all = [...steps]
  for (let next = nextSteps(all, path, onDuty); next.length > 0; next = nextSteps(all, path, onDuty)) all.push(...next)
  return all.map(({ unit_id, officer_id }) => `${unit_id}:${officer_id ?? '-'}`)
}

test('it climbs to the next on the shift, then to the unit above, and stops at the top', () => {
  expect(climb(['ward', 'district', 'top'])).toEqual(['ward:tung', 'ward:mai', 'district:leader', 'top:chief'])
})

test('where nobody has taken a shift it rings there and above at once', () => {
  expect(nextSteps([], ['empty', 'district', 'top'], onDuty)).toEqual([
    { unit_id: 'empty', officer_id: null },
    { unit_id: 'district', officer_id: 'leader' },
  ])
  expect(nextSteps([], ['empty'], onDuty)).toEqual([{ unit_id: 'empty', officer_id: null }])
})

test('the unit a tip is kept from is never rung, nor one below it', () => {
  expect(climb(pathWithout(['ward', 'district', 'top'], 'district'))).toEqual(['top:chief'])
  expect(climb(pathWithout(['district', 'top'], 'ward'))).toEqual(['district:leader', 'top:chief'])
  expect(climb(pathWithout(['top'], 'top'))).toEqual([])
})

test('a unit that was moved in the tree meanwhile does not stop the climbing', () => {
  expect(nextSteps([{ unit_id: 'gone', officer_id: null }], ['ward', 'top'], onDuty)).toEqual([
    { unit_id: 'ward', officer_id: 'tung' },
  ])
})

test('whoever takes a shift later is rung before it climbs', () => {
  expect(nextSteps([{ unit_id: 'ward', officer_id: null }], ['ward', 'top'], onDuty)[0]?.officer_id).toBe('tung')
})

test.each([
  ['Có', 'yes'],
  ['dạ có ạ', 'yes'],
  ['1', 'yes'],
  ['Đúng rồi', 'yes'],
  ['vâng', 'yes'],
  ['Không', 'no'],
  ['dạ ko ạ', 'no'],
  ['hông', 'no'],
  ['k', 'no'],
  ['2.', 'no'],
  ['không có ai', 'no'],
  ['không thở được', undefined],
  ['không biết', undefined],
  ['Có cháy ở chợ', undefined],
  ['ngõ 5 đường Hoa Mẫu', undefined],
  ['', undefined],
])('"%s" is read as %s', (text, answer) => {
  expect(readAnswer(text)).toBe(answer)
})
