import { describe, expect, test } from 'vitest'
import { day, hour } from '../../platform/clock.ts'
import { decide, look, needsSecond, nextMorning, oneTap, type Opening, review, stateOf } from './rules.ts'

const asked: Opening = {
  what: 'identity',
  asked_by: 'tung',
  grant_until: 100,
  second_by: null,
  refused: false,
  until: null,
  review_due_at: null,
  reviewed_by: null,
}
const open: Opening = { ...asked, second_by: 'mai', until: 200 }

test.each([
  ['asked', asked, 99],
  ['lapsed', asked, 100],
  ['open', open, 199],
  ['over', open, 200],
  ['refused', { ...asked, refused: true }, 50],
] as const)('is %s', (state, opening, now) => {
  expect(stateOf(opening, now)).toBe(state)
})

test('only another officer decides, once and in time', () => {
  expect(() => decide(asked, 'tung', 50)).toThrow('second_person_needed')
  expect(() => decide(asked, 'mai', 50)).not.toThrow()
  expect(() => decide(asked, 'mai', 100)).toThrow('not_now')
  expect(() => decide(open, 'mai', 150)).toThrow('not_now')
})

test('only who asked looks, and only while it is open', () => {
  expect(() => look(open, 'mai', 150)).toThrow('not_found')
  expect(() => look(asked, 'tung', 50)).toThrow('second_person_needed')
  expect(() => look(open, 'tung', 200)).toThrow('not_now')
  expect(() => look(open, 'tung', 199)).not.toThrow()
})

test('nobody who took part judges it, and nobody twice', () => {
  expect(() => review(open, 'tung')).toThrow('not_found')
  expect(() => review(open, 'mai')).toThrow('not_found')
  expect(() => review({ ...open, reviewed_by: 'lanh' }, 'thanh')).toThrow('not_now')
  expect(() => review(asked, 'lanh')).toThrow('not_now')
  expect(() => review(open, 'lanh')).not.toThrow()
})

describe('one tap', () => {
  const urgent = { urgency: 'soft', contact_rule: 'may_call', confidentiality: 'ordinary' }
  test.each([
    ['second_person_needed', { ...urgent, confidentiality: 'confidential' }],
    ['not_now', { ...urgent, urgency: 'none' }],
    ['no_contact', { ...urgent, contact_rule: 'message_only' }],
  ])('is refused with %s', (code, tip) => {
    expect(() => oneTap(tip)).toThrow(code)
  })
  test('is for an urgent tip of somebody who may be called', () => {
    expect(() => oneTap(urgent)).not.toThrow()
    expect(needsSecond(urgent)).toBe(false)
  })
})

test('a review is due at eight the next morning in Viet Nam, from whatever hour', () => {
  const midnight = Date.parse('2026-11-25T00:00:00+07:00')
  for (const at of [midnight, midnight + 12 * hour, midnight + day - 1])
    expect(nextMorning(at)).toBe(Date.parse('2026-11-26T08:00:00+07:00'))
})
