// Tips on a real PostgreSQL, by the server's own role: who sees which, what moves, what is told.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '../../../tools/test-house.ts'
import type { Who } from '../../platform/ctx.ts'
import type { Hint } from '../../platform/live.ts'
import { newId } from '../../platform/ids.ts'
import { addOfficer, grantRole, type Role } from '../officers/officers.ts'
import { addPage } from '../pages/pages.ts'
import { addUnit, type UnitId } from '../units/units.ts'
import { hearIn, linesOfTip, lockAnyTip, lockTip, lower, openTip, raise, saveTip, tipFor, tipsFor } from './tips.ts'

let t: TestHouse
let top: UnitId
let ward: UnitId
let page_id: string
const at = 1_795_000_000_123

const officer = async (login: string, role: Role, unit_id: string, below = false): Promise<Who> => {
  const id = await t.run(async ctx => {
    const { officer_id } = await addOfficer(ctx, { login, name: login })
    await grantRole(ctx, officer_id, { role, unit_id, below })
    return officer_id
  })
  return { kind: 'officer', id, name: login, session: 'a-session' }
}

let duty: Who
let leader: Who
let above: Who
let beat: Who

beforeAll(async () => {
  t = await testHouse('tips_test')
  await t.run(async ctx => {
    top = await addUnit(ctx, { code: 'T', kind: 'lead', name: 'Công an Thử', parent_id: null })
    ward = await addUnit(ctx, { code: 'W', kind: 'ward', name: 'Công an phường Thử', parent_id: top })
    page_id = await addPage(ctx, { name: 'Bàn trực', unit_id: ward })
  })
  duty = await officer('duty', 'duty', ward)
  beat = await officer('beat', 'beat', ward)
  leader = await officer('leader', 'leader', ward)
  above = await officer('above', 'leader', top, true)
})
afterAll(() => t?.stop())

const open = (wish: Partial<Parameters<typeof openTip>[1]> = {}) =>
  t.run(ctx => openTip(ctx, { page_id, source: 'phone', unit_id: ward, received_at: at, ...wish }))
const seen = async (who: Who, id: string): Promise<string> => {
  try {
    return (await t.run(ctx => tipFor(ctx, id, 'tip.read'), who)).id === id ? 'seen' : 'wrong'
  } catch (error) {
    return (error as Error).message
  }
}
const lists = async (who: Who): Promise<string[]> =>
  (await t.run(ctx => tipsFor(ctx, { state: 'all', limit: 100 }), who)).listed.map(({ tip }) => tip.id)

async function hintsOf(work: () => Promise<unknown>): Promise<Hint[]> {
  await t.house.live.flush()
  const heard: Hint[] = []
  const stop = t.house.live.listen(told => 'hints' in told && heard.push(...told.hints))
  await work()
  await t.house.live.flush()
  stop()
  return heard
}

describe('who sees it', () => {
  test('list and look agree, for every veil and every officer', async () => {
    const veils = {
      plain: {},
      kept: { keep_from_beat: true },
      sealed: { confidentiality: 'confidential' },
      about: { unit_id: top, excluded_unit_id: ward },
      gathering: { state: 'gathering' },
      nobody: { unit_id: top, excluded_unit_id: top },
    } as const
    const want = {
      plain: ['duty', 'beat', 'leader', 'above'],
      kept: ['duty', 'leader', 'above'],
      sealed: ['leader', 'above'],
      about: ['above'],
      gathering: [],
      nobody: [],
    }
    for (const [name, veil] of Object.entries(veils)) {
      const { id } = await open(veil)
      const see: string[] = []
      for (const who of [duty, beat, leader, above]) {
        const looked = await seen(who, id)
        expect((await lists(who)).includes(id), `${name} ${who.name}`).toBe(looked === 'seen')
        if (looked === 'seen') see.push(who.name)
        else expect(looked).toBe('not_found')
      }
      expect(see, name).toEqual(want[name as keyof typeof want])
    }
  })

  test('who sees it and may not is told who may', async () => {
    const { id } = await open()
    await expect(t.run(ctx => lockTip(ctx, id, 'tip.triage'), beat)).rejects.toMatchObject({
      code: 'not_allowed',
      details: { act: 'tip.triage', who_may: { roles: ['duty', 'leader'] } },
    })
  })

  test('a hint names the unit it is for and never reaches for the one it is told about', async () => {
    const tip = await open()
    const hints = await hintsOf(() =>
      t.run(async ctx => {
        const locked = await lockAnyTip(ctx, tip.id)
        await saveTip(ctx, locked, { unit_id: top, excluded_unit_id: ward, confidentiality: 'confidential' })
      }),
    )
    const own = hints.filter(({ id }) => id === tip.id)
    expect(own.map(({ kind, unit_id }) => [kind, unit_id])).toContainEqual(['tip_confidential', top])
    for (const hint of own) expect(hint.not_unit_ids).toEqual([ward])
  })
})

describe('what becomes of it', () => {
  test('it grows, is counted, is raised by the machine and lowered by an officer with a reason', async () => {
    const { id } = await open()
    await t.run(async ctx => {
      const message = { id: newId(at), at: at + 5, kind: 'text', carries: { text: 'Có cháy' }, late: false }
      const { tip } = await hearIn(ctx, await lockAnyTip(ctx, id), message)
      expect(tip).toMatchObject({ unread: 1, last_heard_at: at + 5, received_at: at, first_message_id: message.id })
      expect((await hearIn(ctx, tip, message)).again).toBe(true)
      const loud = await raise(ctx, tip, 'loud', 'chay-no')
      expect((await raise(ctx, loud, 'soft', 'media')).urgency).toBe('loud')
    })
    await expect(t.run(ctx => lower(ctx, id, 'soft', 'Tập chữa cháy'), beat)).rejects.toThrow('not_allowed')
    expect((await t.run(ctx => lower(ctx, id, 'none', 'Tập chữa cháy'), duty)).urgency).toBe('none')
    await expect(t.run(ctx => lower(ctx, id, 'soft', 'Nhầm'), duty)).rejects.toThrow('not_now')
    const { lines } = await t.run(async ctx => linesOfTip(ctx, await tipFor(ctx, id, 'tip.read'), undefined, 50), duty)
    expect(lines.map(each => (each.line === 'act' ? each.act : each.text))).toEqual(
      expect.arrayContaining(['tip_opened', 'Có cháy', 'tip_raised', 'Tập chữa cháy', 'tip_lowered']),
    )
  })

  test('pages of lines follow one another without loss', async () => {
    const { id } = await open()
    await t.run(async ctx => {
      let tip = await lockAnyTip(ctx, id)
      for (let n = 0; n < 12; n += 1)
        tip = (
          await hearIn(ctx, tip, { id: newId(at), at: at + n, kind: 'text', carries: { text: `${n}` }, late: false })
        ).tip
    })
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await t.run(async ctx => linesOfTip(ctx, await tipFor(ctx, id, 'tip.read'), cursor, 5), leader)
      all.unshift(...page.lines.map(each => each.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe(13)
  })
})
