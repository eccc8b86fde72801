import { randomUUID } from 'node:crypto'
import { addAdmin, adminTyped, confirmAdmins } from '@binh-yen/server/modules/pages/pages'
import { change, type Ctx, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control } from '../src/district.ts'
import { pathOf } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('replies')
})
afterAll(() => world.end())

const hour = 3_600_000
const day = 24 * hour

async function conversationOf(id: string, text = 'cho em hỏi ạ') {
  const person = await world.person(id)
  await person.writes(text)
  await world.settle()
  const tung = await world.officer('tung')
  const listed = await tung.list('state=all&limit=100')
  const lines = await Promise.all(listed.map(each => tung.lines(each)))
  const index = lines.findIndex(some => some.some((line: any) => line.text === text))
  return { person, tung, conversation: listed[index] }
}

test('pressing twice is one reply', async () => {
  const { person, tung, conversation } = await conversationOf('press', 'bấm hai lần')
  const key = randomUUID()
  const both = await Promise.all([
    tung.replies(conversation, 'Dạ có ạ.', {}, key),
    tung.replies(conversation, 'Dạ có ạ.', {}, key),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both[0]?.body).toEqual(both[1]?.body)
  await world.settle()
  expect((await person.hears()).filter(text => text === 'Dạ có ạ.')).toHaveLength(1)
  const other = await tung.replies(conversation, 'Dạ không ạ.', {}, key)
  expect(other.body.error.code).toBe('key_reused')
})

test('two officers take it at once: one has it, the other is told by whom it was taken', async () => {
  const { tung, conversation } = await conversationOf('claim', 'ai nhận em')
  const mai = await world.officer('mai')
  const answers = await Promise.all([tung.does(conversation, 'claim'), mai.does(conversation, 'claim')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = answers.find(({ status }) => status === 409)
  const won = answers[0]?.status === 200 ? tung : mai
  expect(refused?.body.error).toMatchObject({ code: 'already_claimed', details: { by: { officer_id: won.id } } })
  expect(refused?.body.error.vi).toContain('đã nhận trả lời')
})

test('outside the reply window an officer is refused, told when it closed, and may let it wait', async () => {
  const { person, tung, conversation } = await conversationOf('window', 'bao giờ có thẻ')
  await world.later(7 * day + hour)
  const refused = await tung.replies(conversation, 'Đã có thẻ.')
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'window_closed' } } })
  expect(refused.body.error.details.until).toBe(conversation.window.until)

  const waiting = await tung.replies(conversation, 'Đã có thẻ.', { wait: true })
  expect(waiting.body.lines[0].delivery.state).toBe('waiting')
  await world.settle()
  expect(await person.hears()).not.toContain('Đã có thẻ.')

  await person.writes('alo')
  await world.settle()
  expect(await person.hears()).toContain('Đã có thẻ.')
})

test('the last millisecond of the window is open, the next is closed', async () => {
  const { tung, conversation } = await conversationOf('edge', 'sát giờ')
  const left = conversation.window.until - world.simulator.clock.now()
  await world.later(left - 3_000)
  expect((await tung.replies(conversation, 'Còn kịp.')).status).toBe(200)
  await world.settle()
  await world.later(6_000)
  expect((await tung.replies(conversation, 'Hết kịp.')).body.error.code).toBe('window_closed')
})

test('a long reply goes in parts cut behind sentences, a longer one is refused with the limit', async () => {
  const { person, tung, conversation } = await conversationOf('long', 'dài lắm')
  const sentence = 'Anh/chị mang theo giấy tờ đã nêu và đến đúng giờ hẹn nhé. '
  const before = (await person.hears()).length
  expect((await tung.replies(conversation, sentence.repeat(50))).body.lines).toHaveLength(2)
  await world.settle()
  const parts = (await person.hears()).slice(before)
  expect(parts.map(part => part.endsWith('nhé.'))).toEqual([true, true])
  const tooLong = await tung.replies(conversation, sentence.repeat(300))
  expect(tooLong).toMatchObject({ status: 422, body: { error: { code: 'too_long', details: { limit: 6000 } } } })
})

test('a follower who blocked the page is shown as such and the reply says why it did not go', async () => {
  const { person, tung, conversation } = await conversationOf('block', 'em chào cán bộ ạ')
  await person.blocks()
  await tung.replies(conversation, 'Anh/chị còn cần hỗ trợ không ạ?')
  await world.settle()
  const line = (await tung.lines(conversation)).at(-1)
  expect(line.delivery.state).toBe('failed')
  expect(line.delivery.fault.phrase.length).toBeGreaterThan(10)
  expect((await tung.asks('GET', pathOf(conversation))).body.blocked).toBe(true)
})

test('a photo and a place come in, a photo goes out', async () => {
  const { person, tung, conversation } = await conversationOf('photo', 'gửi ảnh nè')
  await person.sendsPhoto({ caption: 'ảnh giấy tờ của em ạ' })
  await person.sendsPlace(10.5, 106.7)
  await world.settle()
  const lines = await tung.lines(conversation)
  const photo = lines.find((line: any) => line.kind === 'image')
  expect(photo.media[0]).toMatchObject({ state: 'kept' })
  const bytes = await tung.asks('GET', photo.media[0].url)
  expect(bytes.status).toBe(200)
  expect(lines.find((line: any) => line.kind === 'location').place).toMatchObject({ latitude: 10.5, longitude: 106.7 })

  const { default: sharp } = await import('sharp')
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#1f6f54' } })
    .jpeg()
    .toBuffer()
  const kept = await tung.uploads(`${pathOf(conversation)}/media`, picture, 'image/jpeg')
  expect(kept.body).toMatchObject({ width: 64, height: 48 })
  const sent = await tung.replies(conversation, 'Dạ đã sửa xong ạ.', { media_id: kept.body.media_id })
  expect(sent.status).toBe(200)
  await world.settle()
  expect((await person.sees()).at(-1)).toMatchObject({ from: 'page', kind: 'image', text: 'Dạ đã sửa xong ạ.' })
})

test('an officer of another ward sees nothing: not in the list, the counts, nor by a guessed id', async () => {
  const { conversation } = await conversationOf('ward', 'chuyện của phường Bắc')
  const binh = await world.officer('binh')
  expect(await binh.list('state=all')).toEqual([])
  expect((await binh.asks('GET', '/api/conversations')).body.counts).toEqual({
    open: 0,
    waiting: 0,
    done: 0,
    mine: 0,
    offered: 0,
    snoozed: 0,
    unread: 0,
  })
  for (const path of [pathOf(conversation), `${pathOf(conversation)}/lines`]) {
    expect(await binh.asks('GET', path)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  }
  expect(await binh.replies(conversation, 'x')).toMatchObject({ status: 404 })
  const elsewhere = { page_id: world.district.pages.south.page_id, id: conversation.id }
  expect(await binh.asks('GET', pathOf(elsewhere))).toMatchObject({ status: 404 })
})

/** Somebody types in Zalo's own chat tool for the page of the northern ward. */
async function typesByHand(admin: string, person: string, text: string): Promise<void> {
  const { oa_id } = world.district.pages.north
  await control(world.simulator, `/control/admins/${admin}/text`, { oa_id, person, text })
  await world.settle()
}

/** What is wrong with the northern page, as this officer's screen of operations shows it. */
async function troublesTo(who: 'operator' | 'keeper'): Promise<object[]> {
  const { body } = await (await world.officer(who)).asks('GET', '/api/operations')
  return body.pages.find((page: any) => page.page_id === world.district.pages.north.page_id).troubles
}

const asCommand = (fn: (ctx: Ctx, page_id: string) => Promise<void>) =>
  change(world.app.house, machine('story'), ctx => fn(ctx, world.district.pages.north.page_id))

test('what a page admin types in Zalo’s own tool is shown as such; an unknown one raises an alarm until somebody acts', async () => {
  const { person, tung, conversation } = await conversationOf('admin', 'ai trả lời em')
  expect(await troublesTo('operator')).toEqual([])
  const since = world.simulator.clock.now()
  await typesByHand('stranger', person.id, 'Chào anh/chị.')
  expect((await tung.lines(conversation)).at(-1)).toMatchObject({ from: 'admin', text: 'Chào anh/chị.' })
  expect(await world.sql(`select act from trail where act = 'page.unknown_admin'`)).toHaveLength(1)

  await world.later(hour)
  await typesByHand('stranger', person.id, 'Anh/chị gửi số điện thoại nhé.')
  const alarm = { kind: 'unknown_admin', reason: null, since: expect.any(Number), count: 2 }
  for (const who of ['operator', 'keeper'] as const) expect(await troublesTo(who)).toEqual([alarm])
  const [{ since: seen }] = (await troublesTo('operator')) as [{ since: number }]
  expect(seen - since).toBeLessThan(hour)
  const rows = await world.sql('select * from page_unknown_admins')
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('stranger')
})

test('the alarm ends when the admin is put on the list, or when somebody confirms the list', async () => {
  const { person } = await conversationOf('listed', 'ai đang nhắn vậy')
  await typesByHand('stranger', person.id, 'Chào anh/chị.')
  await typesByHand('other', person.id, 'Xin chào.')
  await asCommand((ctx, page_id) => addAdmin(ctx, page_id, 'stranger', 'Người Quản Trị'))
  expect(await troublesTo('keeper')).toMatchObject([{ kind: 'unknown_admin', count: 1 }])
  await asCommand(confirmAdmins)
  expect(await troublesTo('keeper')).toEqual([])

  await typesByHand('stranger', person.id, 'Tôi đã được ghi tên.')
  expect(await troublesTo('operator')).toEqual([])
  await typesByHand('other', person.id, 'Vẫn là tôi.')
  expect(await troublesTo('operator')).toMatchObject([{ kind: 'unknown_admin', count: 1 }])
})

test('a page keeps a bounded number of unknown admins, and its alarm all the same', async () => {
  const { page_id } = world.district.pages.south
  await change(world.app.house, machine('story'), async ctx => {
    for (let n = 0; n < 60; n += 1) await adminTyped(ctx, page_id, `admin ${n}`)
    await adminTyped(ctx, page_id, 'admin 0')
  })
  const [row] = await world.sql(
    'select count(*) as admins, sum(times) as times from page_unknown_admins where page_id = $1',
    [page_id],
  )
  expect({ admins: Number(row?.['admins']), times: Number(row?.['times']) }).toEqual({ admins: 50, times: 51 })
  await change(world.app.house, machine('story'), ctx => confirmAdmins(ctx, page_id))
})
