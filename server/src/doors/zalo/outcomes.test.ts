import { faultCodes, faultOf } from '@binh-yen/zalo/faults'
import { expect, test } from 'vitest'
import { hasPhrase } from '../../text/vi-faults.ts'
import { beforeSend, outcomeOf, refusalOf } from './outcomes.ts'

const rate = { limit: undefined, remain: undefined }
const refused = (code: number) => ({ ok: false, how: 'refused', fault: faultOf(code), rate }) as const
/** 24 November 2026, 23:30 in Vietnam. */
const lateEvening = Date.UTC(2026, 10, 24, 16, 30)

test('every number Zalo is known to answer has a phrase an officer can act on', () => {
  const missing = faultCodes
    .map(code => refusalOf(faultOf(code), lateEvening))
    .filter(outcome => 'fault' in outcome && !hasPhrase(outcome.fault))
  expect(missing).toEqual([])
})

test('a number nobody knows stops this message alone and names itself', () => {
  expect(outcomeOf(refused(-9999), lateEvening)).toEqual({ kind: 'refused', fault: '-9999' })
})

test('what may have been delivered is unknown; what never left is tried again', () => {
  expect(outcomeOf(refused(-200), lateEvening).kind).toBe('unsure')
  expect(outcomeOf({ ok: false, how: 'unsure', cause: 'deadline' }, lateEvening).kind).toBe('unsure')
  expect(outcomeOf({ ok: false, how: 'unsent', cause: 'ECONNREFUSED' }, lateEvening).kind).toBe('later')
})

test('doubt about an upload is no doubt about the message', () => {
  expect(beforeSend(refused(-200), lateEvening).kind).toBe('later')
  expect(beforeSend({ ok: false, how: 'unsure', cause: 'deadline' }, lateEvening).kind).toBe('later')
})

test('at night a page waits for six in the morning, a spent quota for the next day in Vietnam', () => {
  expect(outcomeOf(refused(-234), lateEvening)).toMatchObject({ kind: 'page_held', until: Date.UTC(2026, 10, 24, 23) })
  expect(outcomeOf(refused(-211), lateEvening)).toMatchObject({ kind: 'page_held', until: Date.UTC(2026, 10, 24, 17) })
  expect(outcomeOf(refused(-218), lateEvening)).toMatchObject({
    kind: 'later',
    at: Date.UTC(2026, 10, 24, 17),
    free: true,
  })
})

test('the window, the rate and a withdrawn grant are told apart', () => {
  expect(outcomeOf(refused(-230), lateEvening)).toEqual({ kind: 'window_closed' })
  expect(outcomeOf(refused(-32), lateEvening)).toEqual({ kind: 'too_many' })
  expect(outcomeOf(refused(-223), lateEvening)).toMatchObject({ kind: 'page_stopped', state: 'needs_consent' })
  expect(outcomeOf(refused(-219), lateEvening)).toMatchObject({ kind: 'page_stopped', state: 'paused' })
  expect(outcomeOf(refused(-217), lateEvening)).toMatchObject({ kind: 'refused', blocked: true })
})
