// The week before it is played: readable, the same each time, inside its time, and answered by people who may answer.

import { describe, expect, test } from 'vitest'
import { day, minute } from '../src/platform/clock.ts'
import { chance } from './chance.ts'
import { adminsOf, appOf, oaIdOf, units } from './district.ts'
import { answering, officers } from './people.ts'
import { readTalks, saying, talksOf } from './talks.ts'
import { citizens, inSteps, planWeek, storyLength } from './week.ts'
import { typed, worded } from './wording.ts'

const now = Date.parse('2026-11-24T15:00:00+07:00')
const talks = readTalks()
const week = planWeek(talks, chance(7), now)

describe('talks', () => {
  test('there are at least sixty, each told somewhere we have', () => {
    expect(talks.length).toBeGreaterThanOrEqual(60)
    for (const { where } of talks)
      expect(['ward', 'xa', 'lead', ...units.map(unit => unit.sign)], where).toContain(where)
  })
  test('a line that is none is named with its file and number', () => {
    expect(() => talksOf('x.txt', '# a | ward\nhello')).toThrow('x.txt:2')
    expect(() => talksOf('x.txt', '> before any talk')).toThrow('x.txt:1')
    expect(() => talksOf('x.txt', '# a | ward\n+soon')).toThrow('x.txt:2')
  })
  test('a picture with a caption is a picture', () => {
    expect(saying('(ảnh) đèn hư')).toEqual({ by: 'citizen', say: 'image', text: 'đèn hư' })
  })
  test('alternatives are chosen, braces filled, and a hand may leave the marks out', () => {
    const text = worded('[hẻm|đường] {đường}', 1, { đường: 'Mây Trắng' })
    expect(text).toBe('đường Mây Trắng')
    expect(typed(text, 'unmarked')).toBe('duong May Trang')
  })
  test('no brace and no alternative is left in what anybody says', () => {
    for (const { does } of week) if ('text' in does) expect(does.text).not.toMatch(/[[\]{}|]/)
  })
  test('every telephone number is invented', () => {
    const numbers = week.flatMap(({ does }) => ('text' in does ? (does.text.match(/\d[\d ]{7,}\d/g) ?? []) : []))
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) expect(number).toMatch(/^0900 000 \d{3}$/)
  })
})

describe('the week', () => {
  test('is the same when planned again', () => {
    expect(planWeek(talks, chance(7), now)).toEqual(week)
  })
  test('lies between its beginning and now, in order', () => {
    const times = week.map(act => act.at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThan(now - storyLength)
    expect(times.at(-1)).toBeLessThan(now - minute)
  })
  test('has every citizen act, some outside the reply window, some unanswered', () => {
    expect(new Set(week.map(act => act.person)).size).toBe(citizens)
    const last = Map.groupBy(
      week.filter(({ does }) => does.by === 'citizen' && !('say' in does && does.say === 'seen')),
      act => act.person,
    )
    const old = [...last.values()].filter(acts => (acts.at(-1)?.at ?? now) < now - 7 * day)
    expect(old.length).toBeGreaterThan(0)
    const answered = new Set(week.filter(({ does }) => does.by === 'officer').map(act => act.person))
    const wrote = new Set(week.filter(({ does }) => 'text' in does && does.by === 'citizen').map(act => act.person))
    expect([...wrote].some(person => !answered.has(person))).toBe(true)
  })
  test('loses and doubles nothing when cut into steps', () => {
    expect(inSteps(week, 20 * minute).flat()).toEqual(week)
  })
})

describe('the district', () => {
  test('is one lead, eleven wards and six teams, each with its own page and two named account admins', () => {
    expect(units.map(unit => unit.kind).sort()).toEqual(['lead', ...Array(6).fill('team'), ...Array(11).fill('ward')])
    expect(new Set(units.map(oaIdOf)).size).toBe(18)
    expect(new Set(units.map(appOf)).size).toBe(2)
    expect(new Set(units.flatMap(unit => adminsOf(unit).map(admin => admin.admin_id))).size).toBe(36)
  })
  test('has somebody who answers on every page, and officers of each role', () => {
    for (const unit of units) expect(answering(unit.sign), unit.sign).not.toEqual([])
    expect(new Set(officers.flatMap(officer => officer.grants.map(grant => grant.role))).size).toBe(10)
  })
})
