import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hour, minute } from '../../platform/clock.ts'
import {
  type Asker,
  checkDates,
  handOver,
  isOnDuty,
  mayWithShift,
  type Shift,
  shiftMoves,
  type ShiftState,
  take,
  withdraw,
} from './shift-rules.ts'

const from_at = 1_795_500_000_000
const leeway = 60 * minute
const planned: Shift = {
  id: 's',
  unit_id: 'u',
  officer_id: 'tung',
  from_at,
  to_at: from_at + 12 * hour,
  state: 'planned',
  taken_by: null,
  taken_at: null,
  ended_at: null,
}
const who = (officer_id: string, more: Partial<Asker> = {}): Asker => {
  return { officer_id, standsIn: false, plans: false, ...more }
}
const tung = who('tung')
const all = ['shift.take', 'shift.plan']

test('every move of the table is made by one rule, and no rule makes another', () => {
  const leader = who('tung', { plans: true })
  for (const state of Object.keys(shiftMoves) as ShiftState[]) {
    const shift = { ...planned, state, taken_by: state === 'planned' ? null : 'tung' }
    const made = [
      () => take(shift, tung, leeway, from_at),
      () => handOver(shift, leader, from_at),
      () => withdraw(shift),
    ]
    const reached = made.flatMap(rule => {
      try {
        return [rule().state]
      } catch (error) {
        expect(error).toMatchObject({ code: 'not_now', details: { state } })
        return []
      }
    })
    expect(reached.toSorted()).toEqual([...shiftMoves[state]].toSorted())
  }
})

test('the planned officer takes it, and any duty officer of the unit; nobody else', () => {
  expect(take(planned, tung, leeway, from_at)).toMatchObject({ state: 'taken', taken_by: 'tung', taken_at: from_at })
  expect(take(planned, who('mai', { standsIn: true }), leeway, from_at)).toMatchObject({ taken_by: 'mai' })
  expect(() => take(planned, who('bien'), leeway, from_at)).toThrow(
    expect.objectContaining({ code: 'shift_of_another' }),
  )
})

test('it can be taken an hour early and until its last millisecond', () => {
  const at = (now: number) => () => take(planned, tung, leeway, now)
  expect(at(from_at - leeway)).not.toThrow()
  expect(at(planned.to_at - 1)).not.toThrow()
  expect(at(from_at - leeway - 1)).toThrow(expect.objectContaining({ code: 'shift_not_yet' }))
  expect(at(planned.to_at)).toThrow(expect.objectContaining({ code: 'shift_over' }))
})

test('by plan alone nobody is on duty; who does not hand over stays so an hour beyond the end', () => {
  expect(isOnDuty(planned, leeway, from_at)).toBe(false)
  const taken = take(planned, tung, leeway, from_at)
  expect(isOnDuty(taken, leeway, planned.to_at + leeway - 1)).toBe(true)
  expect(isOnDuty(taken, leeway, planned.to_at + leeway)).toBe(false)
  expect(isOnDuty(handOver(taken, tung, from_at + hour), leeway, from_at + hour)).toBe(false)
})

test('whoever has it hands it over; a leader does when they went without', () => {
  const taken = take(planned, who('mai', { standsIn: true }), leeway, from_at)
  expect(() => handOver(taken, tung, from_at)).toThrow(expect.objectContaining({ code: 'shift_of_another' }))
  expect(handOver(taken, who('mai'), from_at + 1)).toMatchObject({ state: 'handed_over', ended_at: from_at + 1 })
  expect(handOver(taken, who('lanh', { plans: true }), from_at)).toMatchObject({ state: 'handed_over' })
})

test('a shift has an end after its beginning, not in the past and within two days', () => {
  const check =
    (from: number, to: number, now = 0) =>
    () =>
      checkDates({ from_at: from, to_at: to }, now)
  expect(check(0, 48 * hour)).not.toThrow()
  for (const [from, to] of [
    [5, 5],
    [5, 4],
    [0, 48 * hour + 1],
  ] as const)
    expect(check(from, to)).toThrow(expect.objectContaining({ code: 'shift_dates' }))
  expect(check(0, hour, hour)).toThrow(expect.objectContaining({ code: 'shift_over' }))
})

test('what the screen offers is exactly what the rules would not refuse', () => {
  const states = fc.constantFrom<ShiftState>('planned', 'taken', 'handed_over', 'withdrawn')
  const names = fc.constantFrom('tung', 'mai')
  fc.assert(
    fc.property(
      states,
      names,
      names,
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: -3, max: 15 }),
      (state, holder, asks, standsIn, plans, hours) => {
        const shift = { ...planned, state, taken_by: state === 'planned' ? null : holder }
        const by = who(asks, { standsIn, plans })
        const now = from_at + hours * hour
        const may = mayWithShift(shift, all, by, leeway, now)
        const would = (rule: () => unknown): boolean => {
          try {
            rule()
            return true
          } catch {
            return false
          }
        }
        expect(may.includes('shift.take')).toBe(would(() => take(shift, by, leeway, now)))
        expect(may.includes('shift.hand_over')).toBe(would(() => handOver(shift, by, now)))
        expect(may.includes('shift.withdraw')).toBe(plans && would(() => withdraw(shift)))
      },
    ),
  )
})
