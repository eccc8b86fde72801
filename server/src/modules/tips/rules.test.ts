import { describe, expect, test } from 'vitest'
import type { Role } from '../officers/officers.ts'
import { codeIn, newCode, spellCode, withoutCode } from './code.ts'
import { type Eyes, mayDo, move, moves, raised, rankOf, sees, type TipState, type Watched } from './rules.ts'

const eyes = (rolesAt: Record<string, Role[]>, barred: string[] = []): Eyes => ({
  officer_id: 'me',
  rolesAt: new Map(Object.entries(rolesAt).map(([unit, roles]) => [unit, new Set(roles)])),
  barred: new Set(barred),
})
const tip: Watched = {
  unit_id: 'north',
  excluded_unit_id: null,
  confidentiality: 'ordinary',
  keep_from_beat: false,
  state: 'new',
  assigned_to: null,
}

describe('who sees a tip', () => {
  test('a duty officer of its unit does, one of another unit does not', () => {
    expect(sees(eyes({ north: ['duty'] }), tip)).toBe(true)
    expect(sees(eyes({ south: ['duty'] }), tip)).toBe(false)
  })
  test('nobody sees one that is still gathering', () => {
    expect(sees(eyes({ north: ['leader'] }), { ...tip, state: 'gathering' })).toBe(false)
  })
  test('a confidential one is for a leader, and for who works on it', () => {
    const sealed = { ...tip, confidentiality: 'confidential' } as const
    expect(sees(eyes({ north: ['duty'] }), sealed)).toBe(false)
    expect(sees(eyes({ north: ['leader'] }), sealed)).toBe(true)
    expect(sees(eyes({ north: ['duty'] }), { ...sealed, assigned_to: 'me' })).toBe(true)
  })
  test('one kept from the beat officer is kept from nobody else', () => {
    const kept = { ...tip, keep_from_beat: true }
    expect(sees(eyes({ north: ['beat'] }), kept)).toBe(false)
    expect(sees(eyes({ north: ['duty'] }), kept)).toBe(true)
  })
  test('one about people of a unit is for nobody of that unit, whatever else they hold and whoever assigned it', () => {
    const about = { ...tip, unit_id: 'lead', excluded_unit_id: 'north', assigned_to: 'me' }
    expect(sees(eyes({ lead: ['leader'], north: ['leader'] }, ['north', 'lead']), about)).toBe(false)
    expect(sees(eyes({ lead: ['leader'], north: ['leader'] }, ['lead']), about)).toBe(true)
  })
  test('what is seen is not thereby anybody’s to do', () => {
    expect(mayDo(eyes({ north: ['beat'] }), tip, 'tip.reply')).toBe(true)
    expect(mayDo(eyes({ north: ['beat'] }), tip, 'tip.triage')).toBe(false)
  })
})

describe('states', () => {
  test('every state moves only where the table says', () => {
    const states = Object.keys(moves) as TipState[]
    for (const from of states)
      for (const to of states) {
        const fine = from === to || (moves[from] as readonly TipState[]).includes(to)
        if (fine) expect(() => move(from, to)).not.toThrow()
        else expect(() => move(from, to)).toThrow('not_now')
      }
  })
  test('the machine never lowers', () => {
    expect(raised('loud', 'soft')).toBe('loud')
    expect(raised('soft', 'loud')).toBe('loud')
    expect(raised('none', 'soft')).toBe('soft')
  })
  test('the queue shows the urgent first, then what came first', () => {
    const ranks = [
      rankOf({ urgency: 'none', received_at: 1 }),
      rankOf({ urgency: 'loud', received_at: 9e12 }),
      rankOf({ urgency: 'soft', received_at: 5 }),
      rankOf({ urgency: 'none', received_at: 0 }),
    ]
    expect([...ranks].sort((a, b) => a - b).map(rank => ranks.indexOf(rank))).toEqual([1, 2, 3, 0])
    expect(Math.max(...ranks)).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })
})

describe('a code', () => {
  const draws = (seed: number) => (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  test('is found again however it is written, and not with one wrong sign or two swapped', () => {
    const signs = '23456789ACDEFGHJKMNPQRTVWXYZ'
    for (let n = 1; n < 60; n += 1) {
      const code = newCode(draws(n))
      expect(code).toMatch(/^TB[23456789ACDEFGHJKMNPQRTVWXYZ]{6}$/)
      for (const text of [code, spellCode(code), `mã ${spellCode(code).toLowerCase()} sao rồi ạ`])
        expect(codeIn(text)).toEqual({ found: true, asks: true, code })
      for (let at = 2; at < 8; at += 1)
        for (const sign of signs)
          if (sign !== code[at]) expect(codeIn(code.slice(0, at) + sign + code.slice(at + 1)).code).toBe(null)
      for (let at = 2; at < 7; at += 1) {
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        if (swapped !== code) expect(codeIn(swapped).code, code).toBe(null)
      }
    }
  })
  test('is taken out of a text that must not name one', () => {
    const code = newCode(draws(7))
    expect(withoutCode(`mã ${spellCode(code)} nhé`)).toBe('mã TB •••••• nhé')
    expect(codeIn('tb thong bao cho dan').found).toBe(false)
  })
})
