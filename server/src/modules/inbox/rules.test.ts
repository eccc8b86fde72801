import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import * as rules from './rules.ts'

const conversation: rules.Conversation = {
  page_id: 'p',
  id: 'c',
  citizen_id: 'z',
  address_id: 'a',
  state: 'open',
  claimed_by: null,
  claimed_at: null,
  unread: 0,
  waiting_since: null,
  last_line_at: 1_000,
  last_message_id: null,
}
const message = (at: number, late = false) => ({ id: `m${at}`, at, late })

test('a message opens what was done, counts one more unread, and waits since the oldest nobody answered', () => {
  const once = rules.heard({ ...conversation, state: 'done' }, message(2_000))
  const twice = rules.heard(once, message(3_000))
  expect(twice).toMatchObject({ state: 'open', unread: 2, waiting_since: 2_000, last_message_id: 'm3000' })
  expect(rules.answered(twice, message(4_000))).toMatchObject({
    unread: 0,
    waiting_since: null,
    last_message_id: 'm4000',
  })
})

test('a late message moves the waiting back and does not become the last word', () => {
  const first = rules.heard(conversation, message(5_000))
  expect(rules.heard(first, message(2_000, true))).toMatchObject({ waiting_since: 2_000, last_message_id: 'm5000' })
})

test('while somebody waits the assistant’s words do not cover theirs', () => {
  const waiting = rules.heard(conversation, message(2_000))
  expect(rules.spoken(waiting, message(2_001))).toMatchObject({ last_message_id: 'm2000', waiting_since: 2_000 })
  expect(rules.spoken(conversation, message(2_001)).last_message_id).toBe('m2001')
})

test('only moves of the table are made, and what is held by another is refused with by whom', () => {
  for (const [name, { from, to }] of Object.entries(rules.moves)) {
    for (const state of ['open', 'waiting', 'done'] as const) {
      const make = () => rules.move({ ...conversation, state }, name as rules.Move, 'me')
      if ((from as readonly string[]).includes(state)) expect(make().state).toBe(to)
      else expect(make).toThrow(Refusal)
    }
  }
  const taken = rules.claim(conversation, 'her', 7)
  expect(() => rules.claim(taken, 'me', 8)).toThrow(new Refusal('already_claimed', { officer_id: 'her' }))
  expect(rules.release(taken, 'her')).toMatchObject({ claimed_by: null, claimed_at: null })
})

test('those that wait stand before the answered, longest first; the answered by how recent', () => {
  const waits = (since: number) => rules.rankOf({ ...conversation, waiting_since: since })
  const answered = (at: number) => rules.rankOf({ ...conversation, last_line_at: at })
  expect(waits(1_000)).toBeLessThan(waits(2_000))
  expect(waits(Date.UTC(2100, 0))).toBeLessThan(answered(Date.UTC(2100, 0)))
  expect(answered(2_000)).toBeLessThan(answered(1_000))
})

test('a reply in parts loses nothing but blanks, and every part fits', () => {
  const words = fc.array(fc.constantFrom('Dạ.', 'anh/chị', 'mang theo thẻ', 'ữ', '👍', '\n', 'x'.repeat(700)), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(words, some => {
      const text = some.join(' ')
      fc.pre(text.trim() !== '' && [...text].length < 5_500)
      const parts = rules.inParts(text)
      const bare = (piece: string) => piece.normalize('NFC').replaceAll(/\s+/g, '')
      expect(bare(parts.join(''))).toBe(bare(text))
      for (const part of parts) expect([...part].length).toBeLessThanOrEqual(rules.partLimit)
    }),
  )
  expect(() => rules.inParts('  ')).toThrow(new Refusal('empty_reply'))
  expect(() => rules.inParts('x'.repeat(6_001))).toThrow(new Refusal('too_long', { limit: 6_000 }))
})
