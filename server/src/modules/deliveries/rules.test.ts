import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import type { Outcome } from './channel.ts'
import { fateOf } from './outcomes.ts'
import { afterUnknown, backOff, canMove, firstState, may, moves, mostTries, settle } from './rules.ts'

const now = 1_700_000_000_000

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant({ kind: 'sent', outside_id: 'm1' } as const),
  fc.constant({ kind: 'unsure', fault: 'unsure' } as const),
  fc.record({ kind: fc.constant('later' as const), fault: fc.constant('unreachable') }),
  fc.record({
    kind: fc.constant('later' as const),
    fault: fc.constant('night'),
    at: fc.nat(),
    free: fc.constant(true as const),
  }),
  fc.constant({ kind: 'too_many' } as const),
  fc.constant({ kind: 'window_closed' } as const),
  fc.constant({ kind: 'page_held', fault: 'night', until: now + 1 } as const),
  fc.constant({ kind: 'page_stopped', fault: 'page_deleted', state: 'paused' } as const),
  fc.constant({ kind: 'refused', fault: 'blocked_by_person', blocked: true } as const),
)

test('whatever becomes of a call is a move that *sending* allows, and failing has a reason', () => {
  fc.assert(
    fc.property(
      outcome,
      fc.integer({ min: 0, max: mostTries }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (told, tries, draw) => {
        const fate = fateOf(told, tries, now, draw)
        return canMove('sending', fate.state) && (fate.state !== 'failed' || fate.fault !== null)
      },
    ),
  )
})

test('tries end, but only those that count', () => {
  const later = { kind: 'later', fault: 'unreachable' } as const
  expect(fateOf(later, mostTries - 2, now, 0.5).state).toBe('due')
  expect(fateOf(later, mostTries - 1, now, 0.5)).toMatchObject({ state: 'failed', fault: 'tried_enough' })
  expect(fateOf({ ...later, free: true }, mostTries - 1, now, 0.5)).toMatchObject({
    state: 'due',
    tries: mostTries - 1,
  })
})

test('what may have arrived is never due by itself at once', () => {
  expect(fateOf({ kind: 'unsure', fault: 'unsure' }, 0, now, 0.5)).toMatchObject({ state: 'unknown', due_at: null })
})

test('rests grow, keep within their spread and end at ten minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, draw) => {
      const rest = backOff(tries, draw)
      const plain = Math.min(600_000, 2_000 * 2 ** Math.min(20, tries - 1))
      return rest >= plain * 0.75 - 1 && rest <= plain * 1.25 + 1
    }),
  )
})

test('outside the window an officer is told when it closed, may let it wait, and a flow waits by itself', () => {
  const closed = { open: false, until: now - 1 }
  expect(() => firstState(closed, 'officer', false)).toThrow(new Refusal('window_closed', { until: now - 1 }))
  expect(firstState(closed, 'officer', true)).toBe('waiting')
  expect(firstState(closed, 'flow', false)).toBe('waiting')
  expect(firstState({ open: true, until: now + 1 }, 'officer', false)).toBe('due')
})

test('an unknown fate: urgent goes once more and only once, an officer is asked, a broadcast is left', () => {
  expect(afterUnknown('urgent', 'flow')).toBe('once_more')
  expect(afterUnknown('chat', 'flow')).toBe('once_more')
  expect(afterUnknown('chat', 'officer')).toBe('ask')
  expect(afterUnknown('broadcast', 'flow')).toBe('leave')
  expect(settle({ after_unknown: 'once_more', again: 0 })).toBe('once_more')
  expect(settle({ after_unknown: 'once_more', again: 1 })).toBe('stay')
  expect(settle({ after_unknown: 'ask', again: 0 })).toBe('stay')
})

test('an officer is offered only what the moves allow', () => {
  const leads = { 'delivery.resend': 'due', 'delivery.withdraw': 'withdrawn' } as const
  for (const [state, acts] of Object.entries(may))
    for (const act of acts) expect(canMove(state as keyof typeof moves, leads[act]), `${act} of ${state}`).toBe(true)
})
