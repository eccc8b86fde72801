// Opening the real wire: a page is attached only when Zalo reports it as this page, verified, and a government body's.

import { attachPage } from '@binh-yen/server/doors/zalo/attach'
import { addPage, getAppByZaloId, getPage, type PageId, tokensOf } from '@binh-yen/server/modules/pages/pages'
import { change, type Ctx, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appIds, control } from '../src/district.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('attach')
})
afterAll(() => world.end())

const inHouse = <T>(fn: (ctx: Ctx) => Promise<T>): Promise<T> => change(world.app.house, machine('story'), fn)

/** A page as Zalo has it, and the refresh token an account admin makes for it. */
async function granted(oa_id: string, as: object = {}): Promise<string> {
  const page = { app_id: appIds.wards, oa_id, name: 'Công an phường Mẫu Đông', ...as }
  return (await control<{ refresh_token: string }>(world.simulator, '/control/pages', page)).refresh_token
}

/** The same page as we know it: added, and not attached yet. */
const known = (oa_id: string): Promise<PageId> =>
  inHouse(async ctx => {
    const { app_id } = await getAppByZaloId(ctx, appIds.wards)
    return addPage(ctx, { name: 'Công an phường Mẫu Đông', app_id, oa_id })
  })

const attach = (page_id: string, token: string): Promise<void> => {
  const { ZALO_OAUTH_URL: oauth, ZALO_OPENAPI_URL: openapi } = world.config
  return attachPage(world.app.house, { oauth, openapi }, page_id, token)
}

const stateOf = (page_id: string) =>
  inHouse(async ctx => ({ state: (await getPage(ctx, page_id)).state, tokens: await tokensOf(ctx, page_id) }))
const closed = { state: 'needs_consent', tokens: undefined }
const lost = 'nothing was saved, the pasted token is used up and the pair made of it is dropped.'

test('the page of a government body that Zalo has verified is attached and may send', async () => {
  const page_id = await known('99920000000000001')
  await attach(page_id, await granted('99920000000000001'))
  expect(await stateOf(page_id)).toMatchObject({ state: 'active', tokens: { generation: 1 } })
})

test.each([
  ['is not verified', '99920000000000002', { verified: false }, 'page_not_verified'],
  ['is a company’s', '99920000000000003', { oa_type: 2 }, 'as of type 2, not as a government body'],
])('a page that %s is refused, and nothing is saved', async (_, oa_id, as, why) => {
  const page_id = await known(oa_id)
  const token = await granted(oa_id, as)
  const refusal = await attach(page_id, token).catch((error: Error) => error.message)
  expect(refusal).toContain(why)
  expect(refusal).toContain(lost)
  expect(await stateOf(page_id)).toEqual(closed)
  await expect(attach(page_id, token)).rejects.toThrow('Zalo refuses')
  await control(world.simulator, `/control/pages/${oa_id}`, { verified: true, oa_type: 4 })
  await attach(page_id, await granted(oa_id))
  expect(await stateOf(page_id)).toMatchObject({ state: 'active' })
})

test('the token of another page is refused with that page’s number, and the other page keeps what it has', async () => {
  const page_id = await known('99920000000000004')
  const { north } = world.district.pages
  const before = await stateOf(north.page_id)
  const token = await granted('99920000000000005')
  await expect(attach(page_id, token)).rejects.toThrow(`another page, OA id 99920000000000005: ${lost}`)
  expect(await stateOf(page_id)).toEqual(closed)
  expect(await stateOf(north.page_id)).toEqual(before)
})

test('while Zalo cannot say whose token it is, it is not taken on trust', async () => {
  const page_id = await known('99920000000000006')
  const { ZALO_OAUTH_URL: oauth } = world.config
  const nobody = { oauth, openapi: 'http://localhost:9/openapi' }
  const token = await granted('99920000000000006')
  await expect(attachPage(world.app.house, nobody, page_id, token)).rejects.toThrow(
    `Zalo does not say just now whose token it is: ${lost}`,
  )
  expect(await stateOf(page_id)).toEqual(closed)
})
