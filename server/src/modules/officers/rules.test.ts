// Rights, locks and codes: what holds for any tree of units and any row of failures.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute } from '../../platform/clock.ts'
import { acts, allActs, type Role, roles } from './permissions.ts'
import { actsOf, codeStep, failed, type Failures, type Grant, isLocked, lockedUntil, rolesByUnit } from './rules.ts'

const role = fc.constantFrom(...roles)
const units = ['city', 'ward', 'team', 'other'] as const
/** city > ward > team; other stands alone. */
const below = new Map<string, string[]>([
  ['city', ['city', 'ward', 'team']],
  ['ward', ['ward', 'team']],
  ['team', ['team']],
  ['other', ['other']],
])
const grant: fc.Arbitrary<Grant> = fc.record({ role, unit_id: fc.constantFrom(...units), below: fc.boolean() })

describe('a role', () => {
  test('holds for its own unit only, unless the grant says "and units below"', () => {
    fc.assert(
      fc.property(fc.array(grant), grants => {
        const held = rolesByUnit(grants, below)
        for (const unit of units)
          for (const name of roles) {
            const expected = grants.some(
              each =>
                each.role === name &&
                (each.unit_id === unit || (each.below && below.get(each.unit_id)?.includes(unit))),
            )
            expect(held.get(unit)?.has(name) ?? false).toBe(expected)
          }
      }),
    )
  })

  test('more of them never let one do less', () => {
    fc.assert(
      fc.property(fc.array(role), role, (some, another) => {
        const more = actsOf(new Set([...some, another]))
        for (const act of actsOf(new Set(some))) expect(more).toContain(act)
      }),
    )
  })

  const speechless: Role[] = ['administrator', 'operator', 'editor', 'inspector', 'data_protection']
  test.each(speechless)('of %s alone reads no words of citizens and does nothing to a conversation', name => {
    expect(actsOf(new Set([name])).filter(act => /^(conversation|delivery)\./.test(act))).toEqual([])
  })

  test('that answers can also read', () => {
    for (const act of allActs)
      if (act.startsWith('conversation.'))
        for (const able of acts[act]) expect(acts['conversation.read']).toContain(able)
  })
})

describe('the screen', () => {
  const idle = 15 * minute
  test('locks at the fifteenth minute without a hand, not before', () => {
    expect(isLocked({ last_act_at: 0, locked_at: null }, idle, idle - 1)).toBe(false)
    expect(isLocked({ last_act_at: 0, locked_at: null }, idle, idle)).toBe(true)
  })
  test('stays locked when it was locked by hand', () => {
    expect(isLocked({ last_act_at: 10, locked_at: 10 }, idle, 11)).toBe(true)
  })
})

describe('failed sign-ins', () => {
  const policy = { limit: 5, lock_minutes: 15 }
  const times = (count: number, apart: number): Failures => {
    let row = failed(undefined, policy, 0)
    for (let n = 1; n < count; n += 1) row = failed(row, policy, n * apart)
    return row
  }
  test('lock at the fifth, for as long as the policy says', () => {
    expect(lockedUntil(times(4, 1000), 4000)).toBeUndefined()
    expect(lockedUntil(times(5, 1000), 4000)).toBe(4000 + 15 * minute)
    expect(lockedUntil(times(5, 1000), 4000 + 15 * minute)).toBeUndefined()
  })
  test('are counted anew after a lock and after a quiet time', () => {
    expect(failed(times(5, 1000), policy, 4000 + 15 * minute).failures).toBe(1)
    expect(failed(times(4, 1000), policy, 3000 + 15 * minute).failures).toBe(1)
  })
})

describe('a one-time code', () => {
  test('is good once: its own step and earlier ones are refused afterwards', () => {
    const now = 1_000_000_000_000
    const first = codeStep(0, now, 0)
    expect(first).toBe(Math.floor(now / 30_000))
    expect(codeStep(0, now, first as number)).toBeUndefined()
    expect(codeStep(-1, now, first as number)).toBeUndefined()
    expect(codeStep(1, now, first as number)).toBe((first as number) + 1)
    expect(codeStep(null, now, 0)).toBeUndefined()
  })
})
