// Pictures that are not what they say: sealed or refused, never shown as they came, never fetched from where they must not.

import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tells, textEvent } from '../src/by-hand.ts'
import { folderText } from '../src/dump.ts'
import { type Officer, pathOf } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

const hour = 3_600_000
const mebibyte = 1024 * 1024

let world: World
let lan: Person
let oa_id: string
let tung: Officer
let conversation: { page_id: string; id: string }
/** The house may fetch from the store, and from nowhere else. */
let store: Hosted
let forbidden: Hosted

const script = '<script>alert("chim sẻ rình thóc")</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`
const html = `<!doctype html><p>${script}</p>`
const secretPlace = 'nha ba Tam cuoi de'

/** A picture with the place it was taken at, and a comment. */
const located = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: '#b5452c' } })
    .jpeg()
    .withExif({
      IFD0: { Artist: secretPlace, Copyright: secretPlace },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 42/1 0/1' },
    })
    .toBuffer()

/** A few kilobytes that unfold into 20,000 × 20,000 pixels. */
function bomb(side = 20_000): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = Buffer.alloc((side / 8 + 1) * side)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A host of pictures that notes what it was asked for. */
class Hosted {
  readonly asked: string[] = []
  readonly #server: Server

  constructor(answers: Record<string, (reply: ServerResponse) => void>) {
    this.#server = createServer((request, reply) => {
      this.asked.push(request.url ?? '')
      const answer = answers[request.url ?? '']
      if (answer) answer(reply)
      else reply.writeHead(404).end()
    }).listen(0, 'localhost')
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  async begins(): Promise<this> {
    if (!this.#server.listening) await once(this.#server, 'listening')
    return this
  }

  ends(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const as = (type: string, bytes: Buffer | string) => (reply: ServerResponse) =>
  reply.writeHead(200, { 'content-type': type }).end(bytes)
const to = (location: string) => (reply: ServerResponse) => reply.writeHead(302, { location }).end()

/** 26 MiB, with or without saying so beforehand. */
const large = (saying: boolean) => (reply: ServerResponse) => {
  const bytes = Buffer.alloc(26 * mebibyte, 0xff)
  reply.writeHead(200, { 'content-type': 'image/jpeg', ...(saying ? { 'content-length': bytes.length } : {}) })
  reply.on('error', () => undefined)
  for (let at = 0; at < bytes.length; at += mebibyte) reply.write(bytes.subarray(at, at + mebibyte))
  reply.end()
}

beforeAll(async () => {
  forbidden = await new Hosted({ '/secret.jpg': as('image/jpeg', await located()) }).begins()
  store = await new Hosted({
    '/a.svg': as('image/svg+xml', svg),
    '/page.jpg': as('image/jpeg', html),
    '/bomb.png': as('image/png', bomb()),
    '/cut.jpg': as('image/jpeg', (await located()).subarray(0, 300)),
    '/large-said.jpg': large(true),
    '/large-unsaid.jpg': large(false),
    '/to-forbidden': to(`${forbidden.origin}/secret.jpg`),
    '/to-file': to('file:///etc/hostname'),
    '/to-metadata': to('http://169.254.169.254/latest/meta-data/'),
    '/located.jpg': as('image/jpeg', await located()),
  }).begins()
  world = await openWorld('media', { config: { MEDIA_HOSTS: store.origin } })
  lan = await world.person('lan')
  await lan.writes('em gửi ảnh')
  await world.settle()
  oa_id = world.district.pages.north.oa_id
  tung = await world.officer('tung')
  conversation = (await tung.list())[0]
}, 120_000)
afterAll(async () => {
  store.ends()
  forbidden.ends()
  await world.end()
})

type Medium = { id: string; state: string; url: string | null; width: number | null }

/** What the thread shows of photos that lie at these addresses: told by hand, since no simulator says such things. */
async function photosAt(...urls: string[]): Promise<Medium[]> {
  for (const url of urls) {
    const at = world.simulator.clock.now()
    await tells(world, {
      ...textEvent({ oa_id, user_id: lan.zalo_id, at, msg_id: '', text: '' }),
      event_name: 'user_send_image',
      message: { msg_id: `${at} ${url}`, attachments: [{ type: 'image', payload: { url, thumbnail: url } }] },
    })
  }
  await world.settle()
  const lines = (await tung.lines(conversation)).filter((each: any) => each.from === 'citizen' && each.kind === 'image')
  return lines.slice(-urls.length).flatMap((line: any) => line.media)
}
const photoAt = async (url: string): Promise<Medium> => (await photosAt(url))[0] as Medium

const rowOf = async (id: string) =>
  (
    await world.sql<{ state: string; reason: string; came: boolean }>(
      `select state, reason, received is not null as came from media where id = $1`,
      [id],
    )
  )[0]
const bytesOf = (id: string) =>
  fetch(`${world.url}/api/pages/${conversation.page_id}/media/${id}`, { headers: { cookie: tung.cookie } })

test('what is not the picture it says is sealed, refused and never shown', async () => {
  const cases = [
    { what: 'a drawing with script', path: '/a.svg', reason: 'not_an_image' },
    { what: 'a web page named .jpg', path: '/page.jpg', reason: 'not_an_image' },
    { what: 'a picture of 400 million pixels', path: '/bomb.png', reason: 'damaged' },
    { what: 'a picture cut off', path: '/cut.jpg', reason: 'damaged' },
  ]
  const media = await photosAt(...cases.map(({ path }) => `${store.origin}${path}`))
  const files = await folderText(world.config.MEDIA_DIR)
  for (const [n, { what, reason }] of cases.entries()) {
    const { id, state, url } = media[n] as Medium
    expect({ state, url }, what).toEqual({ state: 'refused', url: null })
    expect(await rowOf(id), what).toMatchObject({ reason, came: true })
    expect((await bytesOf(id)).status, what).toBe(404)
    const own = files.filter(({ where }) => where.includes(id))
    expect(own.map(({ where }) => where)).toEqual([`file ${id}.sealed`])
    expect(own[0]?.text).not.toMatch(/<svg|<script|IHDR|IDAT|JFIF|<!doctype/)
  }
})

test('more than 25 MB is not taken, whether its size was told beforehand or not', async () => {
  for (const { id, state, url } of await photosAt(
    `${store.origin}/large-said.jpg`,
    `${store.origin}/large-unsaid.jpg`,
  )) {
    expect({ state, url }).toEqual({ state: 'refused', url: null })
    expect(await rowOf(id)).toMatchObject({ reason: 'too_large', came: false })
    expect((await folderText(world.config.MEDIA_DIR)).filter(({ where }) => where.includes(id))).toEqual([])
  }
})

test('nothing is fetched from where it must not be', async () => {
  const { port } = new URL(store.origin)
  const addresses = [
    `${forbidden.origin}/secret.jpg`,
    `http://127.0.0.1:${port}/located.jpg`,
    `http://user:word@localhost:${port}/located.jpg`,
    `https://localhost:${port}/located.jpg`,
    `${store.origin}.xau.example/located.jpg`,
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:5432/',
    'file:///etc/hostname',
    'data:image/png;base64,iVBORw0KGgo=',
    'javascript:alert(1)',
  ]
  const before = store.asked.length
  const media = await photosAt(...addresses)
  expect(media).toHaveLength(addresses.length)
  for (const { id, state, url } of media) {
    expect({ state, url }).toEqual({ state: 'refused', url: null })
    expect(await rowOf(id)).toMatchObject({ reason: 'forbidden_source' })
  }
  expect(store.asked.length).toBe(before)
  expect(forbidden.asked).toEqual([])
})

test('a redirect is not followed, wherever it leads: in the end the picture is gone', async () => {
  const media = await photosAt(...['/to-forbidden', '/to-file', '/to-metadata'].map(path => `${store.origin}${path}`))
  expect(media.map(({ state }) => state)).toEqual(['wanted', 'wanted', 'wanted'])
  for (const rest of [5_000, 30_000, 120_000, 600_000, hour, 6 * hour]) {
    await world.later(rest + 1_000)
    await world.settle()
  }
  for (const { id } of media) {
    expect(await rowOf(id)).toMatchObject({ state: 'gone' })
    expect((await bytesOf(id)).status).toBe(404)
  }
  expect(store.asked.filter(path => path === '/to-forbidden').length).toBeGreaterThan(3)
  expect(forbidden.asked).toEqual([])
})

test('where a photo was taken is in neither the working copy nor the picture that goes out', async () => {
  const original = await located()
  const { exif } = await sharp(original).metadata()
  expect(exif?.length).toBeGreaterThan(50)
  expect(original.includes(secretPlace)).toBe(true)

  await lan.writes('Chào cán bộ') // in talk again: else a picture without words tells a tip
  await world.settle()
  const media = await photoAt(`${store.origin}/located.jpg`)
  expect(media.state).toBe('kept')
  const reply = await bytesOf(media.id)
  expect(reply.headers.get('content-type')).toBe('image/webp')
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  await expectBare(Buffer.from(await reply.arrayBuffer()), await sharp(original).metadata())

  const kept = await tung.uploads(`${pathOf(conversation)}/media`, original, 'image/jpeg')
  expect(kept.status).toBe(200)
  await tung.replies(conversation, 'Dạ, ảnh đây ạ.', { media_id: kept.body.media_id })
  await world.settle()
  const bubble = (await lan.sees()).at(-1)
  expect(bubble).toMatchObject({ from: 'page', kind: 'image' })
  const sent = Buffer.from(await (await fetch(bubble?.url as string)).arrayBuffer())
  await expectBare(sent, await sharp(original).metadata())
  expect((await sharp(sent).metadata()).format).toBe('jpeg')
})

/** The same picture, and nothing that says where, when or by whom. */
async function expectBare(bytes: Buffer, { width, height }: { width: number; height: number }): Promise<void> {
  const bare = await sharp(bytes).metadata()
  expect(bare).toMatchObject({ width, height })
  expect([bare.exif, bare.xmp, bare.iptc]).toEqual([undefined, undefined, undefined])
  for (const trace of [secretPlace, 'GPS', 'Exif']) expect(bytes.includes(trace), trace).toBe(false)
}

test('an officer cannot keep for a reply what is not a picture', async () => {
  const upload = (bytes: Buffer, type: string) => tung.uploads(`${pathOf(conversation)}/media`, bytes, type)
  expect(await upload(Buffer.from(svg), 'image/svg+xml')).toMatchObject({ status: 415 })
  for (const bytes of [
    Buffer.from(svg),
    Buffer.from(html),
    bomb(),
    Buffer.alloc(0),
    (await located()).subarray(0, 300),
  ])
    expect(await upload(bytes, 'image/png')).toMatchObject({ status: 422, body: { error: { code: 'not_a_picture' } } })
  expect(await upload(Buffer.alloc(13 * mebibyte, 0xff), 'image/jpeg')).toMatchObject({ status: 413 })
})
