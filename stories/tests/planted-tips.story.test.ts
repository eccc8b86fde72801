// Who told a tip, planted by chat and by web form: in no answer without an opening, export, log, hint, number, file or row.

import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { inflateRawSync } from 'node:zlib'
import { metContact } from '@binh-yen/zalo-sim/world/world'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control, type OfficerName, staff } from '../src/district.ts'
import { databaseText, folderText } from '../src/dump.ts'
import { Listening } from '../src/listening.ts'
import type { Officer } from '../src/officer.ts'
import { found, type Place, type Plant, readings } from '../src/plants.ts'
import { newestTip, type ToldTip, withLaw } from '../src/tips.ts'
import { WebVisitor } from '../src/web-visitor.ts'
import { openWorld, type World } from '../src/world.ts'

const owner = 'May anh cua Bong Lau Tia'
const chat = { name: 'Vũ Thị Khoailang Tímngắt', phone: '0900000753' }
const web = { name: 'Đỗ Văn Riêngchi Hạtlựu', phone: '0900000764' }
/** 20°57′31.7″, 107°04′12.9″: as words of a picture's metadata, and as numbers somebody could make of them. */
const gps = { north: '20/1 57/1 317/10', east: '107/1 4/1 129/10' }

let world: World
let plants: Plant[]
let photo: Buffer
let log = ''
const sink = new Writable({
  write(chunk, _encoding, done) {
    log += String(chunk)
    done()
  },
})
const tips: ToldTip[] = []
const streams: Listening[] = []
let case_id: string
const everybody = Object.keys(staff) as OfficerName[]

beforeAll(async () => {
  world = await openWorld('planted_tips', { log: sink, config: { LOG_LEVEL: 'debug' } })
  await withLaw(world)
  for (const who of ['tung', 'leader', 'operator', 'admin', 'binh'] as const)
    streams.push(await Listening.of(world.url, await world.officer(who)))
  photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#6f541f' } })
    .jpeg()
    .withExif({
      IFD0: { Artist: owner, ImageDescription: owner, Copyright: owner },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: gps.north, GPSLongitudeRef: 'E', GPSLongitude: gps.east },
    })
    .toBuffer()
  expect(photo.includes(owner)).toBe(true)
  await told()
  await work()
}, 180_000)
afterAll(async () => {
  for (const stream of streams) stream.stops()
  await world.end()
})

/** In the chat with a photo and shared contact details, about drugs and about officers; and by the web form. */
async function told(): Promise<void> {
  const { oa_id } = world.district.pages.north
  const lan = await world.person('lan-planted', chat.name)
  await lan.writes('Tôi bị mất xe máy trước chợ Đầm hôm kia, có camera của quán bên cạnh')
  await world.settle()
  tips.push(await newestTip(world))
  await lan.sendsPhoto({ jpeg_base64: photo.toString('base64'), caption: `gọi tôi ${chat.phone}, tôi là ${chat.name}` })
  await control(world.simulator, '/control/people/lan-planted/event', {
    oa_id,
    event_name: 'user_submit_info',
    fields: { info: { ...chat, full_address: { user_address: chat.name } } },
  })
  await world.settle()
  const visitor = new WebVisitor(world, 'MAU-B')
  await visitor.opens()
  await world.later(20_000)
  const what = 'Nhà cuối ngõ đêm nào cũng có người đến mua bán ma tuý đá'
  await visitor.sends({ officials: 'no', what, contact: 'may_call', phone: web.phone }, [photo])
  await world.settle()
  tips.push(await newestTip(world))
  const contact = metContact(world.simulator.world, oa_id, 'lan-planted')
  plants = [
    { what: 'the Zalo id', text: lan.zalo_id },
    { what: 'the id by app', text: contact?.user_id_by_app as string },
    { what: 'the phone told by the form', text: web.phone },
    { what: 'the avatar', text: `${world.simulator.url}/media/avatar` },
    { what: 'the owner of a camera', text: owner },
    { what: 'where a picture was taken', text: gps.north },
    ...(visitor.key.length === 6 ? [{ what: 'the web key', text: visitor.key.join(' ') }] : []),
    ...(await lan.sees()).flatMap(({ msg_id, url }) => [
      { what: 'a Zalo message id', text: msg_id },
      ...(url ? [{ what: 'where Zalo keeps a picture', text: url }] : []),
    ]),
  ]
  for (const { text } of plants) expect(text?.length).toBeGreaterThan(8)
}

/** All that is done with a tip: triage, a case, a note, a slip, a result, openings that were asked for and never granted. */
async function work(): Promise<void> {
  const [tung, leader] = [await world.officer('tung'), await world.officer('leader')]
  const ok = async (officer: Officer, path: string, body: object): Promise<any> => {
    const answer = await officer.asks('POST', path, body)
    expect([path, answer.status, answer.body.error?.code]).toEqual([path, 200, undefined])
    return answer.body
  }
  const [first, second] = tips as [ToldTip, ToldTip]
  await ok(tung, `/api/tips/${first.id}/triage`, { category: 'trom-cap', kind: 'tin-bao', grounds: 'grounded' })
  case_id = (await ok(tung, '/api/cases', { tip_ids: [first.id] })).id
  await ok(tung, `/api/cases/${case_id}/notes`, { text: 'Đã xem camera của quán' })
  await ok(leader, `/api/tips/${second.id}/openings`, { what: 'identity', reason: 'Cần gặp để lấy lời khai bổ sung' })
  await ok(leader, `/api/cases/${case_id}/conclusion`, { result: 'settled', reason: 'Đã xử lý và nhắc nhở xong' })
  await ok(tung, `/api/cases/${case_id}/tellings`, { tip_id: first.id, text: 'done' })
  await world.settle()
}

/** Every address of the document that is only asked, with every id there is where one is wanted. */
async function addresses(): Promise<string[]> {
  const document = JSON.parse(readFileSync(new URL('../../server/openapi.json', import.meta.url), 'utf8'))
  const ids = async (table: string): Promise<string[]> =>
    (await world.sql<{ id: string }>(`select id from ${table}`)).map(({ id }) => id)
  const [media, openings, rings] = [await ids('media'), await ids('openings'), await ids('rings')]
  const { page_id, unit_id } = world.district.pages.north
  const things = [...tips.map(({ id }) => id), case_id, ...openings, ...rings, ...media]
  const all: string[] = []
  for (const [path, methods] of Object.entries<object>(document.paths)) {
    if (!('get' in methods) || path === '/api/live') continue
    const paths = [path.replace('{page_id}', page_id).replace('{unit_id}', unit_id)]
    const withIds = paths.flatMap(each => (each.includes('{id}') ? things.map(id => each.replace('{id}', id)) : each))
    all.push(
      ...withIds.flatMap(each =>
        each.includes('{media_id}') ? media.map(id => each.replace('{media_id}', id)) : each,
      ),
    )
  }
  return [
    ...all.filter(path => !path.includes('{')),
    '/api/tips?state=all&limit=100',
    '/api/conversations?state=all&limit=100',
    '/api/trail?limit=200',
  ]
}

interface Got extends Place {
  readonly status: number
  readonly path: string
  readonly bytes: Buffer
  readonly type: string
}
const got = new Map<OfficerName, Got[]>()

async function answersTo(who: OfficerName): Promise<Got[]> {
  const known = got.get(who) ?? (await askAll(who))
  got.set(who, known)
  return known
}

async function askAll(who: OfficerName): Promise<Got[]> {
  const officer = await world.officer(who)
  const all: Got[] = []
  for (const path of await addresses()) {
    const { status, headers, bytes } = await officer.opens(path)
    const type = headers.get('content-type') ?? ''
    const text = [readings(bytes), ...opened(bytes).map(readings), [...headers].join('\n')].join('\n')
    all.push({ where: `${who}: GET ${path}`, status, path, bytes, type, text })
  }
  return all
}

/** What lies in an archive, an export or a sheet, whether packed or only stored. */
function opened(bytes: Buffer): Buffer[] {
  const files: Buffer[] = []
  for (let at = 0; at + 30 < bytes.length && bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, size] = [bytes.readUInt16LE(at + 8) === 8, bytes.readUInt32LE(at + 18)]
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const end = size > 0 ? from + size : nextHeader(bytes, from)
    const body = bytes.subarray(from, end)
    files.push(packed ? inflateRawSync(body) : body)
    at = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]), end)
    if (at < 0) break
  }
  return files
}

/** A streamed file tells its length behind itself. */
const nextHeader = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x07, 0x08]), from)
  return end < 0 ? bytes.length : end
}

test('no answer to anybody who opened nothing names who told, in any spelling or encoding', async () => {
  let answered = 0
  for (const who of everybody) {
    const answers = await answersTo(who)
    answered += answers.filter(({ status }) => status === 200).length
    expect(found(plants, answers), who).toEqual([])
    for (const { status, where } of answers) expect(status, where).toBeLessThan(500)
  }
  expect(answered).toBeGreaterThan(150)
})

test('what the informant wrote of themselves stands in the thread and is handed on without it', async () => {
  const own: Plant[] = [
    { what: 'the name', text: chat.name },
    { what: 'the phone', text: chat.phone },
  ]
  const tung = await answersTo('tung')
  const thread = `/api/tips/${tips[0]?.id}/lines`
  expect(
    found(
      own,
      tung.filter(({ path }) => path === thread),
    ),
  ).not.toEqual([])
  const handedOn = tung.filter(({ path }) => !path.endsWith('/lines') && !path.endsWith('/redacted'))
  expect(found(own, handedOn)).toEqual([])
  const [redacted] = (await answersTo('leader')).filter(({ path }) => path === `/api/tips/${tips[0]?.id}/redacted`)
  expect(redacted?.status).toBe(200)
  expect(found(own, redacted ? [redacted] : [])).toEqual([])
  for (const who of [
    'binh',
    'editor',
    'admin',
    'operator',
    'inspector',
    'protection',
    'keeper',
    'counter',
    'child',
  ] as const)
    expect(found(own, await answersTo(who)), who).toEqual([])
})

test('pictures and archives were among what was looked at, and no picture holds metadata', async () => {
  const all = [...(await answersTo('tung')), ...(await answersTo('leader'))].filter(({ status }) => status === 200)
  const pictures = all.flatMap(({ type, bytes }) =>
    type.startsWith('image/') ? [bytes] : opened(bytes).filter(isPicture),
  )
  expect(pictures.length).toBeGreaterThan(3)
  for (const picture of pictures) {
    const { exif, xmp, iptc } = await sharp(picture).metadata()
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
  }
  for (const kind of ['application/zip', 'spreadsheet', 'text/csv'])
    expect(
      all.some(({ type }) => type.includes(kind)),
      kind,
    ).toBe(true)
})

const isPicture = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'RIFF'

test('no log line, number or hint, no row and no file holds any of it', async () => {
  const metrics = await (await fetch(`${world.url}/metrics`)).text()
  const places = [
    { where: 'the log', text: log },
    { where: 'metrics', text: metrics },
    ...streams.map(({ raw }, index) => ({ where: `live stream ${index}`, text: raw })),
    ...(await databaseText(world)),
    ...(await folderText(world.config.MEDIA_DIR)),
  ]
  const all = [...plants, { what: 'the name', text: chat.name }, { what: 'the phone', text: chat.phone }]
  expect(streams.some(({ hints }) => hints.length > 0)).toBe(true)
  expect(found(all, places)).toEqual([])
})
