import { expect, test } from 'vitest'
import { tickOf } from './tick.ts'

const none = { seen_at: null, delivered_at: null }

test('the furthest receipt is shown', () => {
  expect(tickOf({ state: 'sent', ...none })).toBe('sent')
  expect(tickOf({ state: 'sent', delivered_at: 1, seen_at: null })).toBe('delivered')
  expect(tickOf({ state: 'sent', delivered_at: null, seen_at: 2 })).toBe('seen')
})

test('what is due reads as being sent', () => {
  expect(tickOf({ state: 'due', ...none })).toBe('sending')
})

test('unknown stays unknown until a receipt proves that it arrived', () => {
  expect(tickOf({ state: 'unknown', ...none })).toBe('unknown')
  expect(tickOf({ state: 'unknown', delivered_at: 1, seen_at: null })).toBe('delivered')
})

test('what failed or waits is never shown as received', () => {
  expect(tickOf({ state: 'failed', delivered_at: 1, seen_at: 1 })).toBe('failed')
  expect(tickOf({ state: 'waiting', ...none })).toBe('waiting')
})
