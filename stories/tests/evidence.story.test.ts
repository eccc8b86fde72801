// Evidence: shown marked with who looks, taken back at once, shut away when it must be, and exported so that anyone can check it.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zip } from '@binh-yen/server/modules/evidence/zip'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Officer } from '../src/officer.ts'
import { newestTip, type ToldTip } from '../src/tips.ts'
import { unzipped } from '../src/unzipped.ts'
import { WebVisitor } from '../src/web-visitor.ts'
import { openWorld, type World } from '../src/world.ts'

const verifier = fileURLToPath(new URL('../../server/tools/verify-export.mjs', import.meta.url))
const artist = 'May anh cua Lua Mach Non'
let world: World
let tung: Officer
let mai: Officer
let leader: Officer
let tip: ToldTip
let photos: Buffer[]
let folder: string

const photo = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: artist } })
    .toBuffer()
const urls = async (officer: Officer): Promise<{ id: string; url: string | null; why: { code: string } | null }[]> =>
  (await officer.asks('GET', `/api/tips/${tip.id}/lines`)).body.lines.flatMap(
    (line: { media?: object[] }) => line.media ?? [],
  )

beforeAll(async () => {
  world = await openWorld('evidence')
  folder = await mkdtemp(join(tmpdir(), 'by-export-'))
  ;[tung, mai, leader] = await Promise.all([world.officer('tung'), world.officer('mai'), world.officer('leader')])
  photos = await Promise.all([photo('#1f6f54'), photo('#ffffff')])
  const visitor = new WebVisitor(world, 'MAU-B')
  await visitor.opens()
  await world.later(20_000)
  await visitor.sends({ officials: 'no', what: 'Tôi bị mất xe máy trước cửa nhà', contact: 'message_only' }, photos)
  await world.settle()
  tip = await newestTip(world)
}, 120_000)
afterAll(async () => {
  await rm(folder, { recursive: true })
  await world.end()
})

describe('a picture', () => {
  test('is shown marked with who looks, kept by no browser, and differs for each of them', async () => {
    const [medium] = await urls(tung)
    const [his, hers] = await Promise.all([tung.opens(medium?.url as string), mai.opens(medium?.url as string)])
    expect(his.status).toBe(200)
    expect(his.headers.get('cache-control')).toBe('no-store')
    const { exif, width } = await sharp(his.bytes).metadata()
    expect([exif, width]).toEqual([undefined, 640])
    expect(Math.max(...(await sharp(his.bytes).stats()).channels.map(channel => channel.stdev))).toBeGreaterThan(5)
    expect(his.bytes.equals(hers.bytes)).toBe(false)
  })

  test('a leader sees who looked, and ends it at once; that it was tried again is on the trail', async () => {
    const { body } = await leader.asks('GET', `/api/tips/${tip.id}/views`)
    expect(body.views.map((view: { name: string }) => view.name).sort()).toEqual(['Lê Thị Mai', 'Trần Thanh Tùng'])
    const revoke = (revoked: boolean) =>
      leader.asks('POST', `/api/tips/${tip.id}/views/revocation`, { officer_id: tung.id, revoked })
    expect((await revoke(true)).status).toBe(200)
    const [medium] = await urls(tung)
    expect((await tung.opens(medium?.url as string)).status).toBe(403)
    expect((await mai.opens(medium?.url as string)).status).toBe(200)
    const [line] = await world.sql(`select who_id, facts from trail where act = 'evidence.refused' and thing_id = $1`, [
      tip.id,
    ])
    expect(line).toMatchObject({ who_id: tung.id, facts: { code: 'view_revoked' } })
    expect(
      (await tung.asks('POST', `/api/tips/${tip.id}/views/revocation`, { officer_id: tung.id, revoked: false })).status,
    ).toBe(403)
    await revoke(false)
    expect((await tung.opens(medium?.url as string)).status).toBe(200)
  })

  test('as it came, it is handed out under an opening alone', async () => {
    const [medium] = await urls(tung)
    expect((await tung.opens(`/api/tips/${tip.id}/media/${medium?.id}/original`)).status).toBe(404)
    const ask = (what: string) =>
      tung.asks('POST', `/api/tips/${tip.id}/openings`, { what, reason: 'Giám định ảnh gốc' })
    const { body: identity } = await ask('identity')
    expect((await tung.opens(`/api/openings/${identity.id}/originals/${medium?.id}`)).status).toBe(404)
    const { body: opening } = await ask('originals')
    const received = await tung.opens(`/api/openings/${opening.id}/originals/${medium?.id}`)
    expect(received.status).toBe(200)
    expect(photos.some(each => each.equals(received.bytes))).toBe(true)
    expect((await mai.opens(`/api/openings/${opening.id}/originals/${medium?.id}`)).status).toBe(404)
    await world.later(16 * 60_000)
    expect((await tung.opens(`/api/openings/${opening.id}/originals/${medium?.id}`)).status).toBe(409)
  })
})

describe('an export', () => {
  let archive: Buffer
  let key: string
  const check = async (bytes: Buffer, ...more: string[]) => {
    const file = join(folder, 'xuat.zip')
    await writeFile(file, bytes)
    const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, file, ...more], { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  test('holds copies, hashes and the trail, no word of the informant, and nothing of the maker of a picture', async () => {
    expect((await mai.opens(`/api/tips/${tip.id}/export`)).status).toBe(200)
    archive = (await leader.opens(`/api/tips/${tip.id}/export`)).bytes
    key = (await leader.asks('GET', '/api/export-key')).body.key
    for (const each of photos) expect(archive.includes(createHash('sha256').update(each).digest('hex'))).toBe(true)
    expect(archive.includes('media/001.webp')).toBe(true)
    expect(archive.includes('evidence.exported')).toBe(true)
    expect(archive.includes('Lê Thị Mai')).toBe(true)
    for (const secret of [artist, 'mất xe máy']) expect(archive.includes(secret)).toBe(false)
    expect((await (await world.officer('beat')).opens(`/api/tips/${tip.id}/export`)).status).toBe(403)
    expect((await (await world.officer('binh')).opens(`/api/tips/${tip.id}/export`)).status).toBe(404)
  })

  test('is found good by anyone, off line', async () => {
    expect(await check(archive, key)).toMatchObject({
      status: 0,
      said: expect.stringContaining('signed with the key given'),
    })
    expect(await check(archive)).toMatchObject({ status: 0, said: expect.stringContaining(key) })
  })

  test.each(['media/001.webp', 'trail.json', 'manifest.json', 'signature.json'])(
    'altered in %s, even by one bit, it is refused and the file named',
    async name => {
      const altered = Buffer.from(archive)
      const file = unzipped(archive).find(each => each.name === name)?.bytes as Buffer
      const at = altered.indexOf(file) + Math.floor(file.length / 2)
      altered[at] = (altered[at] as number) ^ 1
      const { status, said } = await check(altered, key)
      expect(status).toBe(1)
      expect(said).toContain(name)
      const packedAnew = zip(
        unzipped(archive).map(each => (each.name === name ? { name, bytes: Buffer.from('{}') } : each)),
      )
      const again = await check(packedAnew, key)
      expect([again.status, again.said.includes(name)]).toEqual([1, true])
    },
  )

  test('with a file more, a file less, another’s signature or its end cut off it is refused', async () => {
    const files = unzipped(archive)
    const [more, less] = [
      [...files, { name: 'media/999.webp', bytes: Buffer.from('x') }],
      files.filter(({ name }) => name !== 'media/001.webp'),
    ]
    expect(await check(zip(more), key)).toMatchObject({
      status: 1,
      said: expect.stringContaining('media/999.webp: was added'),
    })
    expect(await check(zip(less), key)).toMatchObject({
      status: 1,
      said: expect.stringContaining('media/001.webp: is missing'),
    })
    expect(await check(archive, 'another key')).toMatchObject({
      status: 1,
      said: expect.stringContaining('signature.json'),
    })
    for (const cut of [1, 30, archive.length / 2, archive.length])
      expect((await check(archive.subarray(0, archive.length - cut), key)).status).toBe(1)
    expect((await check(Buffer.concat([archive, Buffer.from('x')]), key)).status).toBe(1)
  })
})

describe('what may show the abuse of a child', () => {
  test('is shut away by one press: no copy to anyone, not in an export, but to the one role, marked and on the trail', async () => {
    const [medium] = await urls(tung)
    const media_id = medium?.id as string
    expect((await tung.asks('POST', `/api/tips/${tip.id}/media/${media_id}/quarantine`)).status).toBe(200)
    for (const officer of [tung, mai, leader]) {
      expect((await officer.opens(`/api/tips/${tip.id}/media/${media_id}`)).status).toBe(404)
      expect((await officer.asks('GET', `/api/quarantine/${media_id}`)).status).toBe(403)
    }
    const shown = (await urls(tung)).find(each => each.id === media_id)
    expect(shown).toMatchObject({ url: null, why: { code: 'shut_away' }, width: null })
    const { bytes } = await leader.opens(`/api/tips/${tip.id}/export`)
    expect(bytes.includes('media/002.webp')).toBe(false)
    const { body: opening } = await tung.asks('POST', `/api/tips/${tip.id}/openings`, {
      what: 'originals',
      reason: 'Giám định ảnh gốc',
    })
    expect((await tung.opens(`/api/openings/${opening.id}/originals/${media_id}`)).status).toBe(404)
    const child = await world.officer('child')
    expect((await child.asks('GET', '/api/quarantine')).body.media).toMatchObject([
      { media_id, tip_id: tip.id, by: tung.id },
    ])
    expect((await child.opens(`/api/quarantine/${media_id}`)).status).toBe(200)
    expect((await child.asks('GET', `/api/tips/${tip.id}`)).status).toBe(403)
    const [line] = await world.sql(`select who_id from trail where act = 'evidence.restricted_looked'`)
    expect(line).toMatchObject({ who_id: child.id })
  })
})
