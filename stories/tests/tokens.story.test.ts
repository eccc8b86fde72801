import { getApp, getPage, tokensOf } from '@binh-yen/server/modules/pages/pages'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

const minute = 60_000
const hour = 60 * minute

let world: World
let lan: Person
let tung: Officer
let page_id: string
let conversation: { page_id: string; id: string }
beforeEach(async () => {
  world = await openWorld('tokens')
  page_id = world.district.pages.north.page_id
  lan = await world.person('lan')
  await lan.writes('cho em hỏi')
  await world.settle()
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
})
afterEach(() => world.end())

/** What a process leaves that dies after it has said that a refresh begins. */
const diesInRefresh = () => world.sql('update page_tokens set refresh_started = $2 where page_id = $1', [page_id, 1])
const page = async () => (await world.sql<{ state: string }>('select state from pages where id = $1', [page_id]))[0]
const tokens = async () =>
  (
    await world.sql<{ generation: number; refresh_started: number | null }>(
      'select generation, refresh_started from page_tokens where page_id = $1',
      [page_id],
    )
  )[0]
const heard = async (text: string) => (await lan.hears()).filter(each => each === text).length

/** The refresh reaches Zalo, and the new pair dies with the process. */
async function pairIsLost(): Promise<void> {
  const { app, refresh_token } = await change(world.app.house, machine('stories'), async ctx => {
    const { app_id } = await getPage(ctx, page_id)
    const pair = await tokensOf(ctx, page_id)
    return { app: await getApp(ctx, app_id as never), refresh_token: pair?.refresh_token ?? '' }
  })
  const body = new URLSearchParams({ refresh_token, app_id: app.zalo_app_id, grant_type: 'refresh_token' })
  const reply = await fetch(`${world.simulator.url}/oauth/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: app.secret },
    body,
  })
  expect(await reply.json()).toMatchObject({ access_token: expect.any(String) })
}

test('a crash before the refresh reached Zalo: the old token still works, the reply goes and the pair is renewed', async () => {
  await diesInRefresh()
  await world.restart()
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
  await world.later(2 * minute)
  await world.settle()
  expect(await tokens()).toEqual({ generation: 2, refresh_started: null })
  expect(await page()).toEqual({ state: 'active' })
})

test('a crash before the refresh reached Zalo and a day of darkness: the old refresh token is tried once and works', async () => {
  await diesInRefresh()
  await world.later(26 * hour)
  await world.restart()
  await world.settle()
  expect(await tokens()).toEqual({ generation: 2, refresh_started: null })
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  expect(await heard('Dạ có ạ.')).toBe(1)
})

test('a crash between refresh and save: the page needs consent, operators see it, what is due stays due', async () => {
  await pairIsLost()
  await diesInRefresh()
  await world.restart()
  await tung.replies(conversation, 'Dạ có ạ.')
  await world.settle()
  expect(await page()).toEqual({ state: 'needs_consent' })
  expect(await heard('Dạ có ạ.')).toBe(0)
  expect((await tung.lines(conversation)).at(-1).delivery).toMatchObject({ state: 'due' })
  const operator = await world.officer('operator')
  const { pages } = (await operator.asks('GET', '/api/operations')).body
  expect(pages.find((each: { page_id: string }) => each.page_id === page_id)).toMatchObject({ state: 'needs_consent' })
})

test('the pair is renewed before it ends, at the first look after twenty hours', async () => {
  await world.later(19 * hour)
  await world.settle()
  expect(await tokens()).toMatchObject({ generation: 1 })
  await world.later(2 * hour)
  await world.settle()
  expect(await tokens()).toEqual({ generation: 2, refresh_started: null })
})
