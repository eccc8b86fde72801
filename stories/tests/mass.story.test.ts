import { interacted, meet } from '@binh-yen/server/modules/citizens/citizens'
import { contentMac, send, sendMany } from '@binh-yen/server/modules/deliveries/deliveries'
import { conversationWith, say } from '@binh-yen/server/modules/inbox/inbox'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control } from '../src/district.ts'
import { openWorld, type World } from '../src/world.ts'

const recipients = 4_500
const second = 1_000

let world: World
beforeAll(async () => {
  world = await openWorld('mass')
}, 120_000)
afterAll(() => world.end())

test('while a mass send uses up the app’s allowance an urgent message leaves within a second', async () => {
  const { oa_id, page_id } = world.district.pages.north
  const { house } = world.app
  const { people } = await control<{ people: { id: string; user_ids: Record<string, string> }[] }>(
    world.simulator,
    '/control/people',
    { count: recipients + 1, follow: [oa_id], quiet: true },
  )
  const known = (
    await Promise.all(chunks(people, 300).map(some => enter(some.map(each => each.user_ids[oa_id] as string))))
  ).flat()
  const [first, ...rest] = known as [(typeof known)[number], ...typeof known]
  const { conversation, notice } = await change(house, machine('story'), async ctx => {
    const { conversation: begun } = await conversationWith(ctx, { page_id, ...first })
    const said = await say(ctx, begun, { origin: 'bot' }, { kind: 'text', carries: { text: 'Thông báo chung.' } })
    await sendMany(ctx, {
      page_id,
      message_id: said.message_id,
      kind: 'text',
      priority: 'notice',
      content_mac: contentMac(ctx.keys, 'text', 'Thông báo chung.'),
      recipients: [rest.map(({ address_id, at }) => ({ address_id, thread_id: null, last_interaction_at: at }))],
    })
    return { conversation: said.conversation, notice: said.message_id }
  })
  expect(notice).toBeTruthy()

  const spent = await untilItRests()
  expect(spent).toBeGreaterThan(3_000)
  expect(spent).toBeLessThanOrEqual(3_600)

  const began = performance.now()
  await change(house, machine('story'), async ctx => {
    const said = await say(
      ctx,
      conversation,
      { origin: 'bot' },
      { kind: 'text', carries: { text: 'Khẩn: gọi 114 ngay.' } },
    )
    await send(ctx, {
      page_id,
      address_id: conversation.address_id,
      thread_id: conversation.id,
      message_id: said.message_id,
      kind: 'text',
      priority: 'urgent',
      told_by: 'flow',
      content_mac: contentMac(ctx.keys, 'text', 'Khẩn: gọi 114 ngay.'),
    })
  })
  const person = (people[0] as { id: string }).id
  const urgent = async (): Promise<boolean> => {
    const path = `/control/people/${person}/messages?oa_id=${oa_id}`
    const { messages } = await control<{ messages: { text: string | null }[] }>(world.simulator, path)
    return messages.some(({ text }) => text === 'Khẩn: gọi 114 ngay.')
  }
  await expect.poll(urgent, { timeout: 5_000, interval: 20 }).toBe(true)
  const took = performance.now() - began
  console.info(`an urgent message left in ${Math.round(took)} ms after ${spent} others within the minute`)
  expect(took).toBeLessThanOrEqual(second)
  expect(await admitted()).toBeLessThanOrEqual(4_000)

  await world.later(90 * second)
  await expect.poll(() => admitted(), { timeout: 30_000, interval: 200 }).toBe(recipients + 1)
}, 120_000)

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

/** These people have just written: known to the page, inside their window. */
function enter(zalo_ids: readonly string[]) {
  const { page_id } = world.district.pages.north
  return change(world.app.house, machine('story'), async ctx => {
    const met: { address_id: string; citizen_id: string; at: number }[] = []
    for (const zalo_id of zalo_ids) {
      const { address, citizen_id } = await meet(ctx, page_id, { zalo_id, at: ctx.now })
      await interacted(ctx, page_id, address.id, ctx.now)
      met.push({ address_id: address.id, citizen_id, at: ctx.now })
    }
    return met
  })
}

/** Sends that Zalo took; the ledger's own check says whether any sixty seconds held more than the allowance. */
async function admitted(): Promise<number> {
  return (await control<{ totals: { admitted: number } }>(world.simulator, '/control/ledger?limit=1')).totals.admitted
}

/** The allowance is spent: nothing has left for four seconds. */
async function untilItRests(): Promise<number> {
  for (let before = -1; ; ) {
    const now = await admitted()
    if (now === before && now > 0) return now
    before = now
    await new Promise(resolve => setTimeout(resolve, 4_000))
  }
}
