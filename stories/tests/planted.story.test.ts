// Planted names, ids, phones and words after a full life: nowhere but where those with the right may read them.

import { Writable } from 'node:stream'
import { metContact } from '@binh-yen/zalo-sim/world/world'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appIds, control, type OfficerName } from '../src/district.ts'
import { databaseText, folderText } from '../src/dump.ts'
import { posts, signed, tells } from '../src/by-hand.ts'
import { Listening } from '../src/listening.ts'
import { type Answer, pathOf } from '../src/officer.ts'
import { found, type Place, type Plant } from '../src/plants.ts'
import { poison, spoil } from '../src/poison.ts'
import { openWorld, type World } from '../src/world.ts'

const words: Plant[] = [
  { what: 'a message', text: 'cho em hỏi thủ tục nuôi chim khướu đêm rằm' },
  { what: 'a reply', text: 'Dạ, mời bác mang quạt nan tới hiên sau ạ' },
  { what: 'a reply that fails', text: 'Dạ, hẹn bác buổi chợ phiên gánh mắm' },
  { what: 'a note', text: 'bà cụ bán cốm hay đi cửa ngách' },
  { what: 'a caption', text: 'ổ khoá đồng gãy cạnh chum tương' },
  { what: 'what an admin typed', text: 'Chào cô, thúng ổi ở gốc duối nhé' },
  { what: 'words of a set-aside event', text: 'giấy gói bánh khúc viết lời hăm doạ' },
  { what: 'words of a stray event', text: 'thuyền thúng lạ đậu bến đò Cây Quéo' },
  { what: 'words of an unsigned event', text: 'người lạ gõ cửa lúc gà gáy canh ba' },
  { what: 'a file name', text: 'Don to cao lang Mit Nep' },
  { what: 'words in a file', text: 'khế ngọt rụng đầy sân nhà ông Lềnh' },
  { what: 'a card of a third person', text: 'Chị Nhãn Lồng ở ngõ Giếng' },
  { what: 'the phone of a third person', text: '84900000917' },
  { what: 'a link', text: 'cho-phien-bo-cau-vui.example' },
  { what: 'a button', text: 'Gặp ở miếu Cây Thị' },
  { what: 'a file name of an officer', text: 'Giay hen ba Muop Dang' },
  { what: 'what a visitor wrote', text: 'cháu tìm mẹ mìn ở bến Đò Lầy' },
  { what: 'what an informant told', text: 'kẻ bán ma tuý giấu hàng trong nón lá sau đình Mít' },
  { what: 'words in a broken request', text: 'ông lão kéo vó bên cầu tre lắt lẻo' },
  { what: 'metadata of a picture', text: 'May anh cua Tram Huong Van' },
  { what: 'metadata of an upload', text: 'May anh cua Cam Thach Suong' },
]
const text = (what: string): string => words.find(each => each.what === what)?.text as string
const person = { name: 'Đoàn Thị Quỳnh Hươngbưởi', phone: '0900000731' }
const informant = { name: 'Phạm Thị Sương Muốihồng', phone: '0900000742' }
const stray = { oa: '99910000000099731', user: '4488712093316650731' }
const strangeAdmin = 'quan-tri-la-88117731'

let world: World
let conversation: { page_id: string; id: string }
let identity: Plant[]
let log = ''
const sink = new Writable({
  write(chunk, _encoding, done) {
    log += String(chunk)
    done()
  },
})
const streams: Listening[] = []
const readers = ['tung', 'beat', 'counter', 'leader', 'keeper'] as const satisfies readonly OfficerName[]
const others = [
  'binh',
  'editor',
  'inspector',
  'admin',
  'protection',
  'operator',
] as const satisfies readonly OfficerName[]

const withMetadata = (artist: string): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#1f6f54' } })
    .jpeg()
    .withExif({ IFD0: { Artist: artist, ImageDescription: artist } })
    .toBuffer()

beforeAll(async () => {
  world = await openWorld('planted', { log: sink, config: { LOG_LEVEL: 'debug' } })
  for (const who of ['tung', 'leader', 'keeper', 'operator', 'admin', 'binh'] as const)
    streams.push(await Listening.of(world.url, await world.officer(who)))
  await live()
}, 180_000)
afterAll(async () => {
  for (const stream of streams) stream.stops()
  await world.end()
})

/** A message in, a reply, a failed send, an event set aside, a stray, what an admin typed, pictures both ways, nonsense. */
async function live(): Promise<void> {
  const { oa_id, page_id } = world.district.pages.north
  const lan = await world.person('lan', person.name)
  await lan.follows()
  await lan.writes('Chào cán bộ, em hỏi chút ạ')
  await world.settle()
  await lan.writes(text('a message'))
  const picture = await withMetadata(text('metadata of a picture'))
  expect(picture.includes(text('metadata of a picture'))).toBe(true)
  await lan.sendsPhoto({ jpeg_base64: picture.toString('base64'), caption: text('a caption') })
  const letter = Buffer.from(`%PDF-1.7 ${text('words in a file')}`)
  await lan.sends('file', { bytes: letter, name: `${text('a file name')}.pdf` })
  await lan.sendsCard(text('a card of a third person'), text('the phone of a third person'))
  await lan.sendsLink({ url: `https://${text('a link')}/x` })
  await lan.calls()
  const visitor = await world.visitor('khach-planted')
  await visitor.writes(text('what a visitor wrote'))
  const hoa = await world.person('hoa', informant.name)
  await hoa.writes(text('what an informant told'))
  await world.settle()
  await hoa.sendsPhoto({ jpeg_base64: picture.toString('base64') })
  for (const [id, { name, phone }] of [['lan', person] as const, ['hoa', informant] as const])
    await control(world.simulator, `/control/people/${id}/event`, {
      oa_id,
      event_name: 'user_submit_info',
      fields: { info: { name, phone, full_address: { user_address: name } } },
    })
  await world.settle()

  const tung = await world.officer('tung')
  conversation = (await tung.list()).find(({ address }) => address === 'zalo')
  const kept = await tung.uploads(
    `${pathOf(conversation)}/media`,
    await withMetadata(text('metadata of an upload')),
    'image/jpeg',
  )
  await tung.replies(conversation, text('a reply'), { media_id: kept.body.media_id })
  await tung.does(conversation, 'notes', { text: text('a note') })
  const page = await tung.uploads(`${pathOf(conversation)}/media`, letter, 'application/pdf')
  await tung.asks('POST', `${pathOf(conversation)}/replies`, {
    media_id: page.body.media_id,
    file_name: text('a file name of an officer'),
  })
  await tung.replies(conversation, 'Dạ, chọn giúp em ạ.', { buttons: [text('a button')] })
  const asked = (await tung.lines(conversation)).find(({ text: said }) => said === text('a message'))
  await tung.does(conversation, 'reactions', { message_id: asked.id, icon: 'heart' })
  await world.settle()
  await lan.looks()
  await control(world.simulator, `/control/admins/${strangeAdmin}/text`, {
    oa_id,
    person: 'lan',
    text: text('what an admin typed'),
  })
  await world.settle()
  await lan.blocks()
  await tung.replies(conversation, text('a reply that fails'))
  await world.settle()

  const cure = await poison(world, 'file', `no room for "${text('words of a set-aside event')}" of ${lan.zalo_id}`)
  await lan.unblocks()
  await lan.sendsOther('user_send_file', { text: text('words of a set-aside event') })
  await spoil(world)
  await cure()
  const said = (what: string, app_id: string = appIds.wards) => ({
    app_id,
    sender: { id: stray.user },
    recipient: { id: stray.oa },
    event_name: 'user_send_text',
    message: { text: text(what), msg_id: `m-${what.length}` },
    timestamp: String(world.simulator.clock.now()),
  })
  expect(await tells(world, said('words of a stray event'))).toBe(200)
  expect(await posts(world, signed(said('words of an unsigned event')).raw, `mac=${'0'.repeat(64)}`)).toBe(401)
  expect(await posts(world, text('words in a broken request'))).toBe(400)

  const { citizen_id } = (await world.sql<{ citizen_id: string }>('select citizen_id from conversations'))[0] ?? {}
  expect(citizen_id).toBeTruthy()
  const contact = metContact(world.simulator.world, oa_id, 'lan')
  const sent = await lan.sees()
  identity = [
    { what: 'the name', text: person.name },
    { what: 'the phone', text: person.phone },
    { what: 'the Zalo id', text: lan.zalo_id },
    { what: 'the id by app', text: contact?.user_id_by_app as string },
    { what: 'the name of an informant', text: informant.name },
    { what: 'the phone of an informant', text: informant.phone },
    { what: 'the Zalo id of an informant', text: hoa.zalo_id },
    { what: 'the stray sender', text: stray.user },
    { what: 'the id of a visitor', text: visitor.zalo_id },
    { what: 'the unknown admin', text: strangeAdmin },
    ...sent.flatMap(({ msg_id, url }) => [
      { what: 'a Zalo message id', text: msg_id },
      ...(url ? [{ what: 'where Zalo keeps a picture', text: url }] : []),
    ]),
  ]
  for (const { text: planted } of identity) expect(planted?.length).toBeGreaterThan(8)
  expect(page_id).toBe(conversation.page_id)
}

type Answered = Place & { readonly status: number }
const asked = new Map<OfficerName, Answered[]>()

/** Every answer that shows something, and refusals of every kind, as this officer gets them. */
async function answersTo(who: OfficerName): Promise<Answered[]> {
  const known = asked.get(who) ?? (await askAll(who))
  asked.set(who, known)
  return known
}

async function askAll(who: OfficerName): Promise<Answered[]> {
  const officer = await world.officer(who)
  const one = pathOf(conversation)
  const media = await world.sql<{ id: string }>('select id from media')
  const deliveries = await world.sql<{ id: string }>('select id from deliveries')
  const tips = await world.sql<{ id: string }>('select id from tips')
  const { page_id, unit_id } = world.district.pages.north
  const gets = [
    '/api/session', '/api/units', '/api/pages', '/api/officers', `/api/hot-lines?unit_id=${unit_id}`,
    '/api/conversations?state=all&limit=100', one, `${one}/lines?limit=100`, '/api/operations', '/api/operations/set-aside',
    '/api/trail?limit=200', `/api/hot-lines?unit_id=${encodeURIComponent(person.name)}`,
    `/api/pages/${page_id}/conversations/${identity[2]?.text}`, '/api/conversations?cursor=x&state=nothing',
    '/api/tips?state=all&limit=100', '/api/rings', '/api/cases',
    ...tips.flatMap(({ id }) => [`/api/tips/${id}`, `/api/tips/${id}/lines`, `/api/tips/${id}/triage`]),
    ...tips.flatMap(({ id }) => media.map(medium => `/api/tips/${id}/media/${medium.id}`)),
    ...tips.map(({ id }) => `/api/pages/${page_id}/conversations/${id}/lines`),
    ...media.flatMap(({ id }) => ['', '/playable', '/original'].map(way => `/api/pages/${page_id}/media/${id}${way}`)),
  ] // biome-ignore format: a list
  const wrong = text('words in a broken request')
  const changes: [string, object][] = [
    [`${one}/replies`, { text: 5 }],
    [`${one}/replies`, { media_id: wrong }],
    [`${one}/replies`, { text: wrong.repeat(200) }],
    [`${one}/read`, { up_to: wrong }],
    [`${one}/notes`, { text: '' }],
    ...deliveries.map(({ id }) => [`/api/pages/${page_id}/deliveries/${id}/resend`, {}] as [string, object]),
  ]
  const answers: Answered[] = []
  const keep = (what: string, { status, body }: Answer): void => {
    const said = typeof body === 'string' ? body : JSON.stringify(body)
    answers.push({ where: `${who}: ${what}`, status, text: said })
  }
  for (const path of gets) keep(`GET ${path}`, await officer.asks('GET', path))
  for (const [path, body] of changes) keep(`POST ${path}`, await officer.asks('POST', path, body))
  return answers
}

/** What those with the right are shown, kind by kind. */
const seen = [
  'a message', 'a reply', 'a reply that fails', 'a note', 'a caption', 'what an admin typed', 'a file name', 'a link',
  'a card of a third person', 'a button', 'a file name of an officer', 'what a visitor wrote',
] // biome-ignore format: a list

test('the search finds what is there: those with the right are shown the words', async () => {
  const shown = found(words, await answersTo('tung'))
  for (const what of seen) expect(shown.join('\n')).toContain(`${what} as `)
  expect(await world.sql(`select 1 from events where state = 'set_aside'`)).toHaveLength(1)
  expect(await world.sql('select 1 from strays')).toHaveLength(1)
  expect(await world.sql(`select 1 from media where state = 'kept'`)).toHaveLength(5)
})

test('what an informant told past the ward is shown above it and to nobody in it', async () => {
  const told = words.filter(({ what }) => what === 'what an informant told')
  expect(found(told, await answersTo('leader'))).not.toEqual([])
  for (const who of ['tung', 'beat', 'counter', 'keeper'] as const)
    expect(found(told, await answersTo(who))).toEqual([])
})

test('no answer names a person, and none shows words to a role without the right', async () => {
  const places: Answered[] = []
  for (const who of readers) places.push(...(await answersTo(who)))
  expect(found(identity, places)).toEqual([])
  const without: Answered[] = []
  for (const who of others) without.push(...(await answersTo(who)))
  expect(found([...identity, ...words], without)).toEqual([])
  for (const { status, where } of [...places, ...without]) expect(status, where).toBeLessThan(500)
})

test('no refusal repeats what was asked or what it is about', async () => {
  const refused: Answered[] = []
  for (const who of [...readers, ...others])
    refused.push(...(await answersTo(who)).filter(({ status }) => status >= 400))
  expect(refused.length).toBeGreaterThan(20)
  expect(found([...identity, ...words], refused)).toEqual([])
})

test('no log line, number or hint holds a word or an id', async () => {
  const metrics = await (await fetch(`${world.url}/metrics`)).text()
  expect(metrics).toContain('binh_yen_webhook_strays 1')
  expect(log).toContain('"event":"user_send_file"')
  for (const stream of streams) expect(stream.raw).toContain('event: screen')
  expect(streams.filter(({ hints }) => hints.length > 0).length).toBeGreaterThanOrEqual(4)
  const places = [
    { where: 'the log', text: log },
    { where: 'metrics', text: metrics },
    ...streams.map(({ raw }, index) => ({ where: `live stream ${index}`, text: raw })),
  ]
  expect(found([...identity, ...words], places)).toEqual([])
})

test('neither the database nor the media folder holds any of it', async () => {
  const places = [...(await databaseText(world)), ...(await folderText(world.config.MEDIA_DIR))]
  const names = places.map(({ where }) => where)
  for (const where of [
    'vault.identities.zalo_id',
    'public.trail.facts',
    'public.strays.raw',
    'public.deliveries.state',
  ])
    expect(
      names.some(name => name.startsWith(where) || name.startsWith(where.replace('deliveries.', 'deliveries_'))),
    ).toBe(true)
  expect(names.filter(name => name.startsWith('file '))).not.toHaveLength(0)
  expect(found([{ what: 'a page', text: world.district.pages.north.oa_id }], places)).not.toEqual([])
  expect(found([...identity, ...words], places)).toEqual([])
})

test('the search itself sees through every disguise it is for', () => {
  const plant: Plant = { what: 'it', text: 'Trần Thị Đậu, 0900 000 731' }
  for (const seen of [
    plant.text,
    plant.text.normalize('NFD'),
    'TRAN THI DAU, 0900 000 731',
    JSON.stringify({ a: Buffer.from(`xx${plant.text}yy`).toString('base64') }),
    Buffer.from(`x${plant.text}`).toString('base64url'),
    `\\x00${Buffer.from(plant.text).toString('hex')}`,
    `/a?b=${encodeURIComponent(plant.text)}`,
  ])
    expect(found([plant], [{ where: 'here', text: seen }])).not.toEqual([])
  expect(found([plant], [{ where: 'here', text: 'Trần Thị Đỗ' }])).toEqual([])
})
