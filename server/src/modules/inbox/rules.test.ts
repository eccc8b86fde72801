import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import * as offers from './offer-rules.ts'
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
  lent_to: null,
  offer_id: null,
  snoozed_until: null,
  answered_wait: null,
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
    for (const state of ['open', 'waiting', 'snoozed', 'done'] as const) {
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

test('what is offered stays as it is until it is answered; taken it is answered by another, and maybe for another page', () => {
  const offered = offers.offer(conversation, 'me', 'o', 7)
  expect(offered).toMatchObject({ claimed_by: 'me', offer_id: 'o' })
  for (const change of [() => rules.release(offered, 'me'), () => rules.move(offered, 'close', 'me')])
    expect(change).toThrow(new Refusal('offer_open'))
  expect(rules.mayNext(offered, ['conversation.release', 'conversation.close', 'conversation.reply'], 'me')).toEqual([
    'conversation.reply',
  ])
  const open = { to_officer: null, to_unit: 'south', from_officer: 'me' } as offers.Offer
  expect(offers.take(offered, open, 'her', 'north', 8)).toMatchObject({
    claimed_by: 'her',
    lent_to: 'south',
    offer_id: null,
  })
  expect(offers.take({ ...offered, lent_to: 'south' }, { ...open, to_unit: 'north' }, 'you', 'north', 9).lent_to).toBe(
    null,
  )
  expect(offers.isFor(open, 'me', new Set(['south']))).toBe(false)
  expect(rules.move({ ...conversation, lent_to: 'south' }, 'close', 'her').lent_to).toBe(null)
})

test('put off it comes back at its time or with the person’s next word, and never into the past', () => {
  const later = rules.snooze(conversation, 'me', 5_000, 1_000)
  expect(later).toMatchObject({ state: 'snoozed', snoozed_until: 5_000 })
  expect(rules.wake(later)).toMatchObject({ state: 'open', snoozed_until: null })
  expect(rules.heard(later, message(2_000))).toMatchObject({ state: 'open', snoozed_until: null })
  for (const until of [1_000, 1_001 + rules.longestSnooze])
    expect(() => rules.snooze(conversation, 'me', until, 1_000)).toThrow('snooze_time')
})
