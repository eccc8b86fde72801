// Tips as people tell them: by the menu, by words, over an afternoon, about officers, and asked for by their code.

import { addOutsideReader } from '@binh-yen/server/modules/tips/tips'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control, staff } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import { pathOf } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { newestTip } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('tips')
  await onShift('tung')
})
afterAll(() => world.end())

const hour = 3_600_000
async function onShift(name: Parameters<World['officer']>[0]): Promise<void> {
  const officer = await world.officer(name)
  const roster = `/api/units/${world.district.pages.north.unit_id}/shifts`
  const { status } = await officer.asks('POST', `${roster}/unplanned`, {
    to_at: world.simulator.clock.now() + 11 * hour,
  })
  expect(status).toBe(200)
}

let people = 0
const somebody = () => world.person(`bao-tin-${++people}`)

async function says(person: Person, text: string): Promise<string[]> {
  const before = (await person.hears()).length
  await person.writes(text)
  await world.settle()
  return (await person.hears()).slice(before)
}

const tipsSeen = async (name: Parameters<World['officer']>[0], query = 'state=all&limit=100'): Promise<any[]> =>
  (await (await world.officer(name)).asks('GET', `/api/tips?${query}`)).body.tips ?? []
const countsOf = async (name: Parameters<World['officer']>[0]): Promise<unknown> =>
  (await (await world.officer(name)).asks('GET', '/api/tips?limit=1')).body.counts ?? null
const linesOf = async (name: Parameters<World['officer']>[0], id: string): Promise<any[]> =>
  (await (await world.officer(name)).asks('GET', `/api/tips/${id}/lines`)).body.lines
const wordsOf = (lines: any[]): string[] =>
  lines.flatMap(line => (line.from === 'citizen' && line.text ? [line.text] : []))
const codeIn = (said: readonly string[]): string => /TB [0-9A-Z]{4} [0-9A-Z]{2}/.exec(said.join('\n'))?.[0] ?? ''
const inboxOf = async (name: Parameters<World['officer']>[0]): Promise<string[]> => {
  const officer = await world.officer(name)
  const listed = await officer.list('state=all&limit=100')
  return (await Promise.all(listed.map(each => officer.lines(each)))).flat().flatMap((line: any) => line.text ?? [])
}

const theft = 'Tôi bị mất xe đạp trước chợ Đầm hôm kia, màu xanh, có giỏ'

test('what is told in words becomes a tip at once: a receipt with its code, the contact rule asked once, nothing in the inbox', async () => {
  const lan = await somebody()
  const said = await says(lan, theft)
  expect(said[0]).toMatch(/^Đã nhận thông tin của anh\/chị\. Mã TB [0-9A-Z]{4} [0-9A-Z]{2}$/)
  expect(said[1]).toContain('anh/chị muốn thế nào?')
  expect(said).toHaveLength(2)
  expect(said.join(' ')).not.toMatch(/xe|chợ|trộm|mất|tin báo/i)
  const { id, code } = await newestTip(world)
  const [tip] = (await tipsSeen('tung')).filter(each => each.id === id)
  expect(tip).toMatchObject({ state: 'new', words: theft, unread: 1, code: codeIn(said), contact_rule: 'may_call' })
  expect(tip.code.replaceAll(' ', '')).toBe(code)
  expect(wordsOf(await linesOf('tung', id))).toEqual([theft])
  expect(await inboxOf('tung')).not.toContain(theft)

  const [receipt] = await world.sql<{ priority: number; made: number }>(
    `select d.priority, d.created_at - m.created_at as made
     from deliveries d join messages m on m.page_id = d.page_id and m.thread_id = d.thread_id
     where d.thread_id = $1 and m.origin = 'citizen' order by d.id limit 1`,
    [id],
  )
  expect(receipt).toEqual({ priority: 0, made: 0 }) // handed on in the transaction that filed the message, before all else

  expect(await says(lan, '2')).toEqual(['Dạ, cán bộ chỉ nhắn tin, không gọi.'])
  expect((await tipsSeen('tung')).find(each => each.id === id)).toMatchObject({
    contact_rule: 'message_only',
    unread: 1,
  })
  expect(await says(lan, 'dạ cảm ơn')).toEqual([])
})

test('by the menu it is asked first whether it is about officials; then the chat takes nothing and names the form', async () => {
  const lan = await somebody()
  const [question] = await says(lan, 'Báo tin')
  expect(question).toContain('công an hoặc cán bộ')
  const { id } = await newestTip(world)
  expect((await tipsSeen('leader')).map(each => each.id)).not.toContain(id)
  const said = await says(lan, 'Có')
  expect(said.join(' ')).toContain('/t/')
  expect(said.join(' ')).toContain('không nhắn nội dung ấy ở đây')
  expect(await newestTip(world)).toMatchObject({ id, state: 'dropped' })

  await says(lan, '1')
  const untold = await newestTip(world)
  await world.later(73 * hour)
  await world.settle()
  expect(await newestTip(world)).toMatchObject({ id: untold.id, state: 'dropped' })

  await says(lan, '1')
  const told = await says(lan, 'Không')
  expect(told[0]).toContain('việc gì, ở đâu, lúc nào')
  const receipt = await says(lan, 'Nhà bên cạnh đốt rác khói quá')
  expect(codeIn(receipt)).not.toBe('')
  expect((await tipsSeen('tung'))[0]).toBeDefined()
  expect(await newestTip(world)).toMatchObject({ state: 'new' })
})

test('it grows over an afternoon with photos and places; a question in between goes to the ordinary inbox', async () => {
  const lan = await somebody()
  await says(lan, 'Có người lạ rình nhà dân ở hẻm 12 từ sáng, nghi trộm')
  const { id } = await newestTip(world)
  await says(lan, '1')
  for (const [n, text] of ['nó vừa rẽ sang đường Trần Phú', 'giờ ngồi ở quán nước đầu cầu'].entries()) {
    await world.later(hour)
    await lan.sendsPhoto()
    await lan.sendsPlace(10.5 + n / 100, 106.7)
    await lan.writes(text)
    await world.settle()
  }
  const question = 'Làm căn cước cần giấy tờ gì ạ?'
  await says(lan, question)
  await says(lan, 'nó đi bộ ra bến xe')
  const lines = await linesOf('tung', id)
  const kinds = lines.filter(line => line.from === 'citizen').map(line => line.kind)
  expect(kinds.filter(kind => kind === 'image')).toHaveLength(2)
  expect(kinds.filter(kind => kind === 'location')).toHaveLength(2)
  expect(wordsOf(lines)).toContain('nó đi bộ ra bến xe')
  expect(wordsOf(lines)).not.toContain(question)
  const inbox = await inboxOf('tung')
  expect(inbox).toContain(question)
  expect(inbox).not.toContain('nó đi bộ ra bến xe')
  const tip = (await tipsSeen('tung')).find(each => each.id === id)
  expect(tip.place).toMatchObject({ latitude: 10.51, longitude: 106.7 })
  const photo = lines.find(line => line.kind === 'image').media[0]
  const tung = await world.officer('tung')
  expect((await tung.asks('GET', photo.url)).status).toBe(200)
  const { page_id } = await newestTip(world)
  expect((await tung.asks('GET', `/api/pages/${page_id}/media/${photo.id}`)).status).toBe(404)
  expect((await tung.asks('GET', `${pathOf({ page_id, id })}/lines`)).status).toBe(404)
})

test('in doubt one question is asked; told that it is another matter, the message goes to the inbox', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  await says(lan, 'Chỉ nhắn tin')
  await world.later(72 * hour + 1_000)
  const doubt = 'em chào anh, em nhắn chút ạ'
  const [question, ...rest] = await says(lan, doubt)
  expect(question).toContain('hay việc khác?')
  expect(rest).toEqual([])
  expect(await says(lan, 'Việc khác')).toEqual(['Dạ, cán bộ sẽ đọc và trả lời tại đây.'])
  expect(wordsOf(await linesOf('tung', id))).not.toContain(doubt)
  expect(await inboxOf('tung')).toContain(doubt)
})

test('after 72 hours of silence the question comes first; a new emergency does not wait for it', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  await world.later(72 * hour + 1_000)
  const [question] = await says(lan, 'xe có gắn thùng phía sau')
  expect(question).toContain('hay việc khác?')
  expect(await says(lan, 'Tin báo này')).toEqual(['Dạ, đã ghi nhận.'])
  expect(await says(lan, 'dạ đúng rồi ạ')).toEqual([])
  await world.later(72 * hour + 1_000)
  const said = await says(lan, 'Cháy nhà ở hẻm 7, khói mù mịt')
  expect(codeIn(said)).not.toBe('')
  expect((await newestTip(world)).id).not.toBe(id)
})

test('its sender may ask by the code; a stranger hears what anybody hears of a wrong one, and the inbox names no code', async () => {
  const [lan, minh] = [await somebody(), await somebody()]
  const code = codeIn(await says(lan, theft))
  expect(await says(lan, code)).toEqual([`Mã ${code}: Đã nhận.`])
  const wrong = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`
  const [toStranger] = (await says(minh, code)).slice(-1)
  const [toSender] = await says(lan, wrong)
  expect(toStranger).toBe(toSender)
  expect(toStranger).toContain('Không thấy mã này')
  const inbox = await inboxOf('tung')
  expect(inbox.filter(text => text.includes(code))).toEqual([])
  expect(inbox).toContain('TB ••••••')
})

test('the same event twice is one message; one that comes late grows the tip and the assistant is silent', async () => {
  const lan = await somebody()
  await world.mischief({ people: { [lan.id]: ['twice'] } })
  await says(lan, theft)
  await world.later(hour)
  await world.settle()
  const { id } = await newestTip(world)
  expect(wordsOf(await linesOf('tung', id))).toEqual([theft])
  const heard = await lan.hears()
  expect(heard.filter(text => text.includes('Mã TB'))).toHaveLength(1)
  await world.mischief({ people: { [lan.id]: ['late'] }, late_ms: 600_000 })
  await lan.writes('nó có thêm một thằng áo đỏ')
  await world.mischief({})
  await world.later(60_000)
  await says(lan, 'vừa chạy về phía bến xe')
  const before = await lan.hears()
  await world.later(900_000)
  await world.settle()
  expect(wordsOf(await linesOf('tung', id))).toEqual([theft, 'nó có thêm một thằng áo đỏ', 'vừa chạy về phía bến xe'])
  expect(await lan.hears()).toEqual(before)
})

test('an officer answers through the mask within the contact rule; no contact means no contact', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  const tung = await world.officer('tung')
  const reply = await tung.asks('POST', `/api/tips/${id}/replies`, { text: 'Anh/chị nhớ giờ không ạ?' })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  await world.settle()
  expect((await lan.hears()).at(-1)).toBe('Anh/chị nhớ giờ không ạ?')
  await says(lan, 'Không liên hệ')
  const refused = await tung.asks('POST', `/api/tips/${id}/replies`, { text: 'Dạ' })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'no_contact' } } })
})

test('outside the window news waits, and goes when the person writes anything, even elsewhere', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  await says(lan, '1')
  await world.later(8 * 24 * hour)
  const tung = await world.officer('tung')
  const late = await tung.asks('POST', `/api/tips/${id}/replies`, { text: 'Đã có tin.' })
  expect(late.body.error.code).toBe('window_closed')
  await tung.asks('POST', `/api/tips/${id}/replies`, { text: 'Đã có tin.', wait: true })
  await world.settle()
  expect(await lan.hears()).not.toContain('Đã có tin.')
  await says(lan, 'Làm căn cước cần giấy tờ gì ạ?')
  expect(await lan.hears()).toContain('Đã có tin.')
})

test('what is handed on tells nothing of who told it, and leads back to the very words for who may read them', async () => {
  const lan = await somebody()
  const told = 'Tôi tên là Nguyễn Văn Thử, số 0900 000 321, bị mất xe đạp ngay sát nhà tôi hôm kia'
  await says(lan, told)
  const { id } = await newestTip(world)
  const tung = await world.officer('tung')
  for (let twice = 0; twice < 2; twice += 1) {
    const { status, body } = await tung.asks('GET', `/api/tips/${id}/redacted`)
    expect(status).toBe(200)
    expect(body.messages[0].text).toBe(
      '[tên người báo], số [số điện thoại], bị mất xe đạp ngay [gần nơi người báo] hôm kia',
    )
    const [{ was }] = body.messages[0].map
    expect(told.slice(was.start, was.end)).toBe('Tôi tên là Nguyễn Văn Thử')
  }
  expect((await (await world.officer('beat')).asks('GET', `/api/tips/${id}/redacted`)).status).toBe(403)
})

test('an officer makes a tip of a conversation from one message on; what is written later goes on in it', async () => {
  const lan = await somebody()
  await says(lan, 'Chào cán bộ, em hỏi chút ạ')
  await lan.sendsPhoto()
  await world.settle()
  await says(lan, 'cạnh nhà em nó chất đồ lạ lắm')
  const tung = await world.officer('tung')
  const listed = await tung.list('state=all&limit=100')
  const lines = await Promise.all(listed.map(each => tung.lines(each)))
  const at = lines.findIndex(some => some.some((line: any) => line.text === 'cạnh nhà em nó chất đồ lạ lắm'))
  const photo = lines[at]?.find((line: any) => line.kind === 'image')
  const made = await tung.asks('POST', `${pathOf(listed[at])}/tip`, { first_message_id: photo.id })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const { id } = await newestTip(world)
  expect(wordsOf(await linesOf('tung', id))).toEqual(['cạnh nhà em nó chất đồ lạ lắm'])
  const moved = (await linesOf('tung', id)).find(line => line.kind === 'image')
  expect((await tung.asks('GET', moved.media[0].url)).status).toBe(200)
  const left = await tung.lines(listed[at])
  expect(wordsOf(left)).toEqual(['Chào cán bộ, em hỏi chút ạ'])
  expect((await tung.asks('GET', photo.media[0].url)).status).toBe(404)
  await says(lan, 'nó vừa chở thêm một chuyến')
  expect(wordsOf(await linesOf('tung', id))).toContain('nó vừa chở thêm một chuyến')
})

test('an officer enters a call; name and number lie in the vault, and a beat officer may be kept out', async () => {
  const tung = await world.officer('tung')
  const { unit_id } = world.district.pages.north
  const entered = await tung.asks('POST', '/api/tips', {
    unit_id,
    source: 'phone',
    text: 'Bà con báo có tiếng cãi nhau ở nhà số 9',
    name: 'Nguyễn Thị Thử',
    phone: '0900 000 321',
    contact_rule: 'no_contact',
    keep_from_beat: true,
  })
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  const { id } = entered.body.tip
  expect((await tipsSeen('beat')).map(each => each.id)).not.toContain(id)
  expect((await tipsSeen('tung')).map(each => each.id)).toContain(id)
  expect(JSON.stringify(entered.body)).not.toContain('0900')
})

test('a tip about an officer of the ward is seen above it; no list, count, hint, ring or line of that ward ever knows', async () => {
  const [lan, tung] = [await somebody(), await world.officer('tung')]
  const before = { tung: await countsOf('tung'), keeper: await countsOf('keeper') }
  const stream = await Listening.of(world.url, tung)
  const said = await says(lan, 'Công an phường Mẫu Bắc nhận tiền bảo kê quán karaoke đầu ngõ')
  expect(codeIn(said)).not.toBe('')
  expect(said.join(' ')).toContain('/t/')
  const { id } = await newestTip(world)
  await says(lan, 'anh trực ban tên Tùng, tối qua lại đến nhận phong bì')
  await lan.sendsPhoto()
  await world.settle()
  const { page_id } = world.district.pages.north
  for (const name of ['tung', 'mai', 'beat', 'counter', 'keeper', 'editor'] as const) {
    const officer = await world.officer(name)
    for (const query of ['state=all', 'state=new', 'unread=true', 'mine=true', 'urgency=soft'])
      expect(JSON.stringify((await officer.asks('GET', `/api/tips?${query}`)).body)).not.toContain(id)
    for (const path of [
      `/api/tips/${id}`,
      `/api/tips/${id}/lines`,
      pathOf({ page_id, id }),
      `${pathOf({ page_id, id })}/lines`,
    ])
      expect([403, 404], `${name} ${path}`).toContain((await officer.asks('GET', path)).status)
    const rings = await officer.asks('GET', '/api/rings')
    expect(JSON.stringify(rings.body)).not.toContain(id)
    expect(JSON.stringify((await officer.asks('GET', '/api/conversations?state=all&limit=100')).body)).not.toContain(id)
  }
  expect((await tung.asks('GET', `/api/tips/${id}`)).status).toBe(404)
  expect({ tung: await countsOf('tung'), keeper: await countsOf('keeper') }).toEqual(before)
  const hints = stream.hints.filter(hint => hint.id === id)
  stream.stops()
  expect(hints).toEqual([])
  const [above] = (await tipsSeen('leader')).filter(each => each.id === id)
  expect(above).toMatchObject({
    confidentiality: 'confidential',
    about_unit: { unit_id: world.district.pages.north.unit_id },
  })
  expect(wordsOf(await linesOf('leader', id))).toHaveLength(2)
  const lines = await world.sql('select 1 from trail where thing_id = $1 and page_id is not null', [id])
  expect(lines).toEqual([])
})

test('a tip about drugs goes past the ward: to the team beside it, else above, and the beat officer never hears', async () => {
  const lan = await somebody()
  await says(lan, 'Nhà số 12 ngõ 3 đêm nào cũng có người đến mua ma tuý đá, tôi sợ lắm')
  const { id, unit_id } = await newestTip(world)
  expect(unit_id).toBe(world.district.pages.lead.unit_id)
  expect((await tipsSeen('tung')).map(each => each.id)).not.toContain(id)
  expect((await tipsSeen('leader')).find(each => each.id === id)).toMatchObject({
    contact_rule: 'message_only',
    suggested: { category: 'ma-tuy-mua-ban', routed: 'above' },
  })
})

test('on a page that only listens tips are opened and nothing is said', async () => {
  const keeper = await world.officer('keeper')
  const { page_id } = world.district.pages.north
  expect((await keeper.asks('POST', `/api/pages/${page_id}/listening`, {})).status).toBe(200)
  const lan = await somebody()
  expect(await says(lan, theft)).toEqual([])
  const { id } = await newestTip(world)
  expect((await tipsSeen('tung')).map(each => each.id)).toContain(id)
  expect((await keeper.asks('POST', `/api/pages/${page_id}/speaking`, {})).status).toBe(200)
})

test('at the top of the tree nobody in the house reads what is told about its people; the outside addresses are named', async () => {
  const lead = world.district.pages.lead
  await change(world.app.house, machine('story'), ctx =>
    addOutsideReader(ctx, {
      ...{ unit_id: lead.unit_id, name: 'Thanh tra Mẫu', address: 'số 1 đường Mẫu', source: 'story' },
    }),
  )
  const lan = await world.person(`bao-tin-${++people}`, 'Người báo', 'lead')
  await says(lan, 'Báo tin')
  expect((await says(lan, 'Có')).join(' ')).toContain('Thanh tra Mẫu: số 1 đường Mẫu')
  const minh = await world.person(`bao-tin-${++people}`, 'Người báo', 'lead')
  await says(minh, 'Trưởng công an nhận hối lộ để bao che sòng bạc')
  const { id } = await newestTip(world)
  for (const name of Object.keys(staff) as (keyof typeof staff)[])
    expect(
      JSON.stringify((await (await world.officer(name)).asks('GET', '/api/tips?state=all&limit=100')).body),
      name,
    ).not.toContain(id)
})

test('an officer divides a tip that tells of two matters; both are answered behind the one mask', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  await says(lan, 'Chỉ nhắn tin')
  await lan.sendsPhoto()
  await world.settle()
  const lines = await linesOf('tung', id)
  const photo = lines.find(line => line.kind === 'image')
  const tung = await world.officer('tung')
  const part = await tung.asks('POST', `/api/tips/${id}/division`, { first_message_id: photo.id })
  expect(part.status, JSON.stringify(part.body)).toBe(200)
  expect(part.body.id).not.toBe(id)
  expect((await linesOf('tung', part.body.id)).map(line => line.kind)).toContain('image')
  expect((await linesOf('tung', id)).map(line => line.kind)).not.toContain('image')
  expect((await tung.asks('POST', `/api/tips/${part.body.id}/replies`, { text: 'Ảnh chụp ở đâu ạ?' })).status).toBe(200)
  await world.settle()
  expect((await lan.hears()).at(-1)).toBe('Ảnh chụp ở đâu ạ?')
})

test('what an admin types in Zalo’s own tool, and a reaction, lie in the tip that is being told', async () => {
  const lan = await somebody()
  await says(lan, theft)
  const { id } = await newestTip(world)
  await control(world.simulator, '/control/admins/quan-tri/text', {
    oa_id: world.district.pages.north.oa_id,
    person: lan.id,
    text: 'Chào anh, tôi đọc rồi',
  })
  await world.settle()
  const receipt = (await lan.sees()).find(({ text }) => text?.includes('Mã TB'))
  await lan.reacts(receipt?.msg_id as string, '/-heart')
  await world.settle()
  const lines = await linesOf('tung', id)
  expect(lines.find(line => line.from === 'admin')).toMatchObject({ text: 'Chào anh, tôi đọc rồi' })
  expect(lines.find(line => line.text?.includes('Mã TB')).reactions).toEqual([{ from: 'citizen', icon: 'heart' }])
  expect(await inboxOf('tung')).not.toContain('Chào anh, tôi đọc rồi')
})
