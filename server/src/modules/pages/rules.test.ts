import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countedSeconds,
  goodUntil,
  grantLife,
  left,
  nextPauses,
  pauseFor,
  type Priority,
  renewAt,
  secondOf,
  zaloWindow,
} from './rules.ts'

/** The budget as the database keeps it: grants by second. */
function ledger(per_minute: number) {
  const spends = new Map<number, number>()
  return (now: number, wanted: number, priority: Priority): number => {
    const second = secondOf(now)
    let spent = 0
    for (const [at, calls] of spends) if (at > second - countedSeconds) spent += calls
    const granted = Math.min(wanted, left(priority, per_minute, spent))
    spends.set(second, (spends.get(second) ?? 0) + granted)
    return granted
  }
}

const priorities = ['urgent', 'chat', 'notice', 'broadcast'] as const

test('in no sixty seconds do more calls arrive than the app may make, however late each leaves and however long its way', () => {
  const asks = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 20_000 }),
      wanted: fc.integer({ min: 1, max: 60 }),
      priority: fc.constantFrom(...priorities),
      late: fc.integer({ min: 0, max: 100 }),
      way: fc.integer({ min: 0, max: 1_000 }),
    }),
    { maxLength: 120 },
  )
  fc.assert(
    fc.property(asks, fc.integer({ min: 10, max: 100 }), (sequence, per_minute) => {
      const take = ledger(per_minute)
      let now = 1_700_000_000_123
      const arrivals: number[] = []
      for (const { after, wanted, priority, late, way } of sequence) {
        now += after
        const granted = take(now, wanted, priority)
        const last = goodUntil(now) - 1
        for (let i = 0; i < granted; i += 1) arrivals.push(now + Math.floor(((last - now) * late) / 100) + way)
      }
      arrivals.sort((a, b) => a - b)
      for (const [i, at] of arrivals.entries()) {
        const within = arrivals.slice(i).filter(later => later < at + zaloWindow).length
        if (within > per_minute) return false
      }
      return true
    }),
  )
})

test('a tenth of the allowance is there for urgent calls when everything else is spent', () => {
  const take = ledger(4_000)
  const now = 1_700_000_000_000
  expect(take(now, 10_000, 'broadcast')).toBe(3_400)
  expect(take(now, 10_000, 'chat')).toBe(200)
  expect(take(now, 10_000, 'chat')).toBe(0)
  expect(take(now, 10_000, 'urgent')).toBe(400)
  expect(take(now, 1, 'urgent')).toBe(0)
})

test('after a minute and a little the whole allowance is there again', () => {
  const take = ledger(100)
  const now = 1_700_000_000_000
  expect(take(now, 100, 'urgent')).toBe(100)
  expect(take(now + (countedSeconds - 1) * 1_000, 100, 'urgent')).toBe(0)
  expect(take(now + countedSeconds * 1_000, 100, 'urgent')).toBe(100)
})

test('a grant does not outlive the second after its own', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 45 }), now => {
      const life = goodUntil(now) - now
      return life > grantLife && life <= grantLife + 1_000
    }),
  )
})

test('pauses grow while Zalo keeps saying "too many", and begin anew after two quiet minutes', () => {
  const now = 1_700_000_000_000
  expect([1, 2, 3, 30].map(pauseFor)).toEqual([2_000, 4_000, 8_000, 900_000])
  expect(nextPauses({ paused_until: null, pauses: 0 }, now)).toBe(1)
  expect(nextPauses({ paused_until: now - 1_000, pauses: 3 }, now)).toBe(4)
  expect(nextPauses({ paused_until: now - 180_000, pauses: 3 }, now)).toBe(1)
})

test('a token of 25 hours is renewed after 20', () => {
  expect(renewAt(0, 25 * 3_600_000)).toBe(20 * 3_600_000)
})
