// The rules of cases: states, referrals, triage, results. The same tables feed the database's checks.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newCode, readCode } from './code.ts'
import { answerDispute, disagrees, disputeMoves, rate, starsIn, toldBy } from './outcome-rules.ts'
import * as referral from './referral-rules.ts'
import * as rules from './rules.ts'
import type { Case } from './rules.ts'
import * as triage from './triage-rules.ts'

const migration = readFileSync(new URL('../../../migrations/0027-cases.sql', import.meta.url), 'utf8')
const checked = (name: string): string[] => {
  const [, list = ''] = new RegExp(`constraint ${name}\\s+check \\(\\w+ in \\(([^)]*)\\)`).exec(migration) ?? []
  return [...list.matchAll(/'(\w+)'/g)].map(match => match[1] as string)
}
const refusal = (code: string) => expect.objectContaining({ code })

const one: Case = {
  id: 'a',
  code: 'VV',
  page_id: 'p',
  unit_id: 'u',
  officer_id: null,
  state: 'new',
  kind: null,
  category: null,
  urgency: 'none',
  confidentiality: 'ordinary',
  kept: false,
  excludes: false,
  received_at: 1_000,
  opened_at: 2_000,
  opened_by: null,
  moved_at: null,
  due_at: null,
  result: null,
  concluded_at: null,
  concluded_by: null,
  closed_at: null,
  closed_by: null,
  closed_fast: false,
  closed_bare: false,
  merged_into: null,
}

describe('the table of states', () => {
  test('is the one the database checks', () => {
    expect(checked('cases_state')).toEqual(Object.keys(rules.moves))
    expect(checked('cases_result')).toEqual([...rules.results])
    expect(checked('referrals_state')).toEqual(Object.keys(referral.referralMoves))
    expect(checked('disputes_state')).toEqual(Object.keys(disputeMoves))
    expect(checked('false_reports_state')).toEqual(Object.keys(triage.falseReportMoves))
  })

  test('lets every state but the merged one be left, and every state be reached', () => {
    const reached = new Set(Object.values(rules.moves).flat())
    for (const state of rules.caseStates) {
      if (state !== 'new') expect([...reached], state).toContain(state)
      if (state !== 'merged') expect(rules.moves[state].length, state).toBeGreaterThan(0)
    }
  })

  test('refuses every move that is not in it', () => {
    for (const from of rules.caseStates)
      for (const to of rules.caseStates) {
        const allowed = (rules.moves[from] as readonly string[]).includes(to)
        if (allowed) expect(() => rules.move(from, to)).not.toThrow()
        else expect(() => rules.move(from, to)).toThrow(refusal('not_now'))
      }
  })
})

describe('a case', () => {
  test('ends in prosecution or a fine only with grounds, and as a false report only after two have said so', () => {
    const facts = { confirmed: false, grounded: false }
    expect(() => rules.conclude(one, 'fined', 'o', 5, facts)).toThrow(refusal('grounds_needed'))
    expect(() => rules.conclude(one, 'false_report', 'o', 5, facts)).toThrow(refusal('second_person_needed'))
    expect(rules.conclude(one, 'no_grounds', 'o', 5, facts)).toMatchObject({ state: 'concluded', concluded_at: 5 })
  })

  test('is put on the list of closings when it closed in haste or with nothing to show', () => {
    const concluded: Case = { ...one, state: 'concluded', result: 'settled' }
    const none = { notes: 0, tasks_done: 0, answers: 0 }
    const soon = rules.close(concluded, 'o', 2_000 + 59 * 60_000, { evidence: none, fastest_minutes: 60 })
    expect(soon).toMatchObject({ state: 'closed', closed_fast: true, closed_bare: true })
    const later = rules.close(concluded, 'o', 2_000 + 60 * 60_000, {
      evidence: { ...none, notes: 1 },
      fastest_minutes: 60,
    })
    expect(later).toMatchObject({ closed_fast: false, closed_bare: false })
  })

  test('that opens again has no result any more', () => {
    const closed: Case = {
      ...one,
      state: 'closed',
      result: 'settled',
      concluded_at: 5,
      closed_at: 6,
      closed_fast: true,
    }
    expect(rules.reopen(closed)).toMatchObject({
      state: 'verifying',
      result: null,
      closed_at: null,
      closed_fast: false,
    })
    expect(() => rules.reopen(one)).toThrow(refusal('not_now'))
  })

  test('that goes into another hands on the first receipt, the loudest and the strictest, and is never worked on again', () => {
    const other: Case = {
      ...one,
      id: 'b',
      received_at: 10,
      urgency: 'loud',
      confidentiality: 'confidential',
      due_at: 7,
    }
    const { merged, into } = rules.merge(other, one, 99)
    expect(into).toMatchObject({ received_at: 10, urgency: 'loud', confidentiality: 'confidential', due_at: 7 })
    expect(merged).toMatchObject({ state: 'merged', merged_into: 'a' })
    expect(() => rules.merge(one, one, 99)).toThrow(refusal('not_now'))
    expect(() => rules.merge(other, { ...one, unit_id: 'elsewhere' }, 99)).toThrow(refusal('other_unit'))
  })

  test('keeps at least one tip when others leave it', () => {
    expect(() => rules.split(['x', 'y'], ['x'])).not.toThrow()
    expect(() => rules.split(['x', 'y'], ['x', 'y'])).toThrow(refusal('case_keeps_one'))
    expect(() => rules.split(['x'], ['z'])).toThrow(refusal('not_found'))
  })

  test('stands before quieter ones, then before those due later; ended ones come last, the newest first', () => {
    const order = [
      { ...one, urgency: 'loud' as const, due_at: 9e12 },
      { ...one, urgency: 'soft' as const, due_at: 5 },
      { ...one, due_at: 5 },
      { ...one, due_at: 6 },
      one,
      { ...one, state: 'closed' as const, closed_at: 9 },
      { ...one, state: 'closed' as const, closed_at: 8 },
    ].map(rules.rankOf)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.every(Number.isSafeInteger)).toBe(true)
  })

  test('is shown to citizens in four states and no others', () => {
    const told = (tip: string, state: Partial<Case> | null) =>
      rules.citizenState({ state: tip }, state && { ...one, ...state })
    expect(told('new', null)).toBe('received')
    expect(told('set_aside', null)).toBe('received')
    expect(told('triaged', {})).toBe('received')
    expect(told('triaged', { state: 'verifying' })).toBe('verifying')
    expect(told('triaged', { moved_at: 5 })).toBe('referred')
    expect(told('triaged', { state: 'outside' })).toBe('referred')
    expect(told('triaged', { state: 'concluded' })).toBe('outcome')
    expect(told('closed', { state: 'closed' })).toBe('outcome')
  })
})

describe('a code', () => {
  const draw = (below: number) => Math.floor(Math.random() * below)
  test('is read with blanks and in small letters, and not with a wrong or a swapped sign', () => {
    const signs = '23456789ACDEFGHJKMNPQRTVWXYZ'
    for (let n = 0; n < 200; n += 1) {
      const code = newCode(draw)
      expect(readCode(` vv ${code.slice(2, 6).toLowerCase()} ${code.slice(6)}`)).toBe(code)
      const at = 2 + (n % 6)
      for (const sign of signs)
        if (sign !== code[at]) expect(readCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeUndefined()
      const swapped = code.slice(0, 3) + code[4] + code[3] + code.slice(5)
      if (swapped !== code) expect(readCode(swapped)).toBeUndefined()
    }
  })
})

describe('a referral', () => {
  //        top
  //     a        b
  //   a1  a2   b1
  const path = (unit: string): string[] =>
    unit === 'top' ? ['top'] : unit.length === 1 ? [unit, 'top'] : [unit, unit[0] as string, 'top']
  const ways = (from: string, to: string): referral.Ways => ({ from: path(from), to: path(to) })
  const past = (
    from_unit_id: string,
    to_unit_id: string,
    state: referral.ReferralState = 'returned',
  ): referral.Offer => ({
    from_unit_id,
    to_unit_id,
    state,
    due_at: 0,
  })

  test('is offered to another unit, once at a time', () => {
    expect(referral.offer([], ways('a1', 'b1'), [])).toEqual({ state: 'offered' })
    expect(() => referral.offer([], ways('a1', 'a1'), [])).toThrow(refusal('same_unit'))
    expect(() => referral.offer([past('a1', 'a2', 'offered')], ways('a1', 'b1'), [])).toThrow(refusal('not_now'))
  })

  test('never goes to a unit it is kept from, nor below it', () => {
    expect(() => referral.offer([], ways('a1', 'b'), ['b'])).toThrow(refusal('unit_excluded'))
    expect(() => referral.offer([], ways('a1', 'b1'), ['b'])).toThrow(refusal('unit_excluded'))
    expect(referral.offer([], ways('b', 'a'), ['b1'])).toEqual({ state: 'offered' })
  })

  test('climbs above both at the third offer between the same two, either way round', () => {
    const twice = [past('a1', 'a2'), past('a2', 'a1', 'accepted')]
    expect(referral.offer(twice, ways('a1', 'a2'), [])).toEqual({ state: 'climbed', to: 'a' })
    expect(referral.offer([past('a1', 'a2'), past('a1', 'a2', 'withdrawn')], ways('a1', 'a2'), [])).toEqual({
      state: 'offered',
    })
    expect(referral.offer([past('a', 'a1'), past('a1', 'a')], ways('a', 'a1'), [])).toEqual({
      state: 'climbed',
      to: 'top',
    })
  })

  test('that nobody answers in time goes to the nearest unit above both', () => {
    const open = past('a1', 'a2', 'offered')
    expect(referral.silent({ ...open, due_at: 10 }, ways('a1', 'a2'), [], 9)).toBeUndefined()
    expect(referral.silent({ ...open, due_at: 10 }, ways('a1', 'a2'), [], 10)).toBe('a')
    expect(referral.silent(open, ways('a1', 'b1'), [], 10)).toBe('top')
    expect(referral.silent({ ...open, state: 'accepted' }, ways('a1', 'a2'), [], 10)).toBeUndefined()
  })

  test('offered downwards and not answered stays with the unit above; offered upwards goes past the silent one', () => {
    expect(referral.above(ways('a', 'a1'), [], 'silent')).toBe('a')
    expect(referral.above(ways('a1', 'a'), [], 'silent')).toBe('top')
    expect(referral.above(ways('a', 'top'), [], 'silent')).toBe('top')
  })

  test('climbs past a unit it is kept from', () => {
    expect(referral.above(ways('a1', 'a2'), ['a'], 'silent')).not.toBe('a')
    expect(referral.above({ from: ['x', 'y'], to: ['z'] }, [], 'silent')).toBe('y')
    expect(referral.above({ from: ['x'], to: ['z'] }, [], 'silent')).toBe('x')
  })

  test('always leaves exactly one accountable unit that may know of it, whatever is done', () => {
    const units = ['top', 'a', 'a1', 'a2', 'b', 'b1']
    const step = fc.record({
      act: fc.constantFrom('offer', 'accept', 'return', 'withdraw', 'silence'),
      to: fc.constantFrom(...units),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom([], ['b1'], ['a2'], ['b']), (steps, excluded) => {
        let unit = 'a1'
        const offers: referral.Offer[] = []
        for (const { act, to } of steps) {
          const open = offers.at(-1)
          try {
            if (act === 'offer') {
              const fate = referral.offer(offers, ways(unit, to), excluded)
              offers.push({ ...past(unit, to, fate.state), due_at: 5 })
              if (fate.state === 'climbed') unit = fate.to
            } else if (open && act === 'silence') {
              const up = referral.silent(open, ways(unit, open.to_unit_id), excluded, 9)
              if (up !== undefined) {
                offers[offers.length - 1] = { ...open, state: 'climbed' }
                unit = up
              }
            } else if (open) {
              const state = act === 'accept' ? 'accepted' : act === 'return' ? 'returned' : 'withdrawn'
              offers[offers.length - 1] = { ...open, state: referral.answer(open, state) }
              if (act === 'accept') unit = open.to_unit_id
            }
          } catch (error) {
            expect(error).toHaveProperty('code')
          }
          expect(units).toContain(unit)
          expect(referral.isKept(path(unit), excluded)).toBe(false)
          expect(offers.filter(each => each.state === 'offered').length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('triage', () => {
  const decided: triage.Decided = {
    category: 'gay-roi',
    kind: null,
    urgency: 'none',
    confidentiality: 'ordinary',
    grounds: 'unverified',
    valuable: null,
    area_id: null,
    no_act: false,
  }
  test('of a person without an act is never urgent and never of value', () => {
    expect(() => triage.decide({ ...decided, no_act: true, urgency: 'soft' })).toThrow(refusal('no_act'))
    expect(() => triage.decide({ ...decided, no_act: true, valuable: true })).toThrow(refusal('no_act'))
    expect(triage.decide({ ...decided, no_act: true, valuable: false })).toMatchObject({ no_act: true })
  })

  test('says in what the officer differed from the machine, and not where it suggested nothing', () => {
    const suggested: triage.Suggested = {
      rules: '3',
      category: 'co-bac',
      kind: null,
      urgency: 'none',
      area_id: null,
      unit_id: null,
      duplicates: [],
    }
    expect(triage.changed(suggested, { ...decided, kind: 'to-giac' })).toEqual(['category'])
  })

  test('calls a tip false on purpose only by two officers', () => {
    const row = { state: 'proposed' as const, proposed_by: 'first' }
    expect(() => triage.decideFalseReport(row, 'first', true)).toThrow(refusal('second_person_needed'))
    expect(triage.decideFalseReport(row, 'second', true)).toBe('confirmed')
    expect(() => triage.decideFalseReport({ ...row, state: 'confirmed' }, 'second', false)).toThrow(refusal('not_now'))
  })
})

describe('a result', () => {
  test('is told only once its delivery is sent', () => {
    expect(toldBy('chat', 'waiting')).toBe('waiting')
    expect(toldBy('chat', 'sending')).toBe('waiting')
    expect(toldBy('chat', 'unknown')).toBe('waiting')
    expect(toldBy('chat', 'sent')).toBe('told')
    expect(toldBy('chat', 'failed')).toBe('failed')
    expect(toldBy('letter', null)).toBe('told')
  })

  test.each([
    ['5', 5],
    ['năm sao', 5],
    ['Đánh giá 4', 4],
    ['3/5.', 3],
    ['6', undefined],
    ['nhà số 5', undefined],
    ['5 người đánh nhau', undefined],
  ])('"%s" as an answer to the question is %s stars', (text, stars) => {
    expect(starsIn(text)).toBe(stars)
  })

  test.each(['Không đồng ý', 'chua dong y', 'Em không đồng ý với kết quả'])('"%s" is a dispute', text => {
    expect(disagrees(text)).toBe(true)
  })

  test('"đồng ý" is none', () => expect(disagrees('Đồng ý')).toBe(false))

  test('is rated once, when it was asked', () => {
    expect(rate({ asked_at: 1, stars: null }, 4)).toBe(4)
    expect(() => rate({ asked_at: 1, stars: 4 }, 5)).toThrow(refusal('not_now'))
    expect(() => rate(undefined, 5)).toThrow(refusal('not_now'))
  })

  test('is not judged again by whoever decided it', () => {
    const by = { closed_by: 'x', concluded_by: 'y' }
    expect(() => answerDispute({ state: 'open' }, by, 'x', true)).toThrow(refusal('second_person_needed'))
    expect(() => answerDispute({ state: 'open' }, by, 'y', false)).toThrow(refusal('second_person_needed'))
    expect(answerDispute({ state: 'open' }, by, 'z', true)).toBe('upheld')
  })
})
