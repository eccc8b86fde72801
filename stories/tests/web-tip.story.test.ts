// The web form: a frightened person tells of drugs without Zalo, comes back by six words alone, and nobody else hears of it.

import { createHash } from 'node:crypto'
import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseText } from '../src/dump.ts'
import type { OfficerName } from '../src/district.ts'
import { Listening } from '../src/listening.ts'
import { newestTip, type ToldTip, withLaw } from '../src/tips.ts'
import { WebVisitor } from '../src/web-visitor.ts'
import { openWorld, type World } from '../src/world.ts'

const second = 1_000
const day = 86_400_000
let world: World
let jpeg: Buffer
const artist = 'May anh cua Lua Mach Non'

beforeAll(async () => {
  world = await openWorld('web_tip')
  await withLaw(world)
  jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#1f6f54' } })
    .jpeg()
    .withExif({ IFD0: { Artist: artist } })
    .toBuffer()
}, 120_000)
afterAll(() => world.end())

const drugs = {
  officials: 'no',
  what: 'Nhà cuối ngõ đêm nào cũng có người đến mua bán ma tuý đá, tôi sợ bị trả thù lắm',
  where: 'ngõ 3, phường Mẫu Bắc',
  when: 'tối nào cũng có, khoảng 23 giờ',
  contact: 'message_only',
}

async function tells(words: Record<string, string>, pictures: readonly Buffer[] = [], page = 'MAU-B') {
  const visitor = new WebVisitor(world, page)
  await visitor.opens()
  await world.later(20 * second)
  const receipt = await visitor.sends(words, pictures)
  return { visitor, receipt }
}

describe('a frightened person tells of drugs by the web form', () => {
  let lan: WebVisitor
  let tip: ToldTip
  let before: number
  const heard: Listening[] = []

  test('gets a receipt at once: a code to say on the phone, and six words to come back by', async () => {
    for (const who of ['tung', 'mai', 'beat', 'counter', 'keeper', 'admin', 'operator'] as const)
      heard.push(await Listening.of(world.url, await world.officer(who)))
    before = (await world.ledger()).lines.length
    const { visitor, receipt } = await tells(drugs, [jpeg])
    await world.settle()
    lan = visitor
    tip = await newestTip(world)
    expect(receipt.status).toBe(200)
    expect(receipt.text).toContain('Đã nhận thông tin của anh/chị')
    expect(lan.key).toHaveLength(6)
    expect(lan.code.replaceAll(' ', '')).toBe(tip.code)
    expect(receipt.headers.get('set-cookie')).toBeNull()
    expect(receipt.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('nobody of the ward hears of it: no list, no inbox, no hint; the unit above reads it', async () => {
    for (const who of ['tung', 'mai', 'beat', 'counter', 'binh', 'keeper', 'admin', 'operator'] as OfficerName[]) {
      const officer = await world.officer(who)
      expect((await officer.asks('GET', '/api/conversations?state=all')).body.conversations ?? [], who).toEqual([])
      expect((await officer.asks('GET', '/api/tips?state=all')).body.tips ?? [], who).toEqual([])
      expect([403, 404], who).toContain((await officer.asks('GET', `/api/tips/${tip.id}`)).status)
    }
    for (const stream of heard) expect(JSON.stringify(stream.raw)).not.toContain(tip.id)
    const leader = await world.officer('leader')
    const { body } = await leader.asks('GET', `/api/tips/${tip.id}`)
    expect(body).toMatchObject({ source: 'web', confidentiality: 'confidential', contact_rule: 'message_only' })
    const { body: thread } = await leader.asks('GET', `/api/tips/${tip.id}/lines`)
    expect(JSON.stringify(thread.lines)).toContain('mua bán ma tuý đá')
    expect(thread.lines.flatMap((line: { media?: unknown[] }) => line.media ?? [])).toHaveLength(1)
  })

  test('on day 25 there is an outcome, told by the six words alone and seen when they come back', async () => {
    const leader = await world.officer('leader')
    const does = (path: string, body: object) => leader.asks('POST', path, body)
    await world.later(2 * day)
    expect((await does(`/api/tips/${tip.id}/replies`, { text: 'Anh/chị cho biết thêm biển số xe ạ?' })).status).toBe(
      200,
    )
    expect(
      (await does(`/api/tips/${tip.id}/triage`, { category: 'ma-tuy-mua-ban', kind: 'tin-bao', grounds: 'grounded' }))
        .status,
    ).toBe(200)
    await world.later(23 * day)
    const { body: opened } = await does('/api/cases', { tip_ids: [tip.id] })
    await does(`/api/cases/${opened.id}/conclusion`, { result: 'settled', reason: 'Đã bắt quả tang, chuyển xử lý' })
    const told = await does(`/api/cases/${opened.id}/tellings`, { tip_id: tip.id, text: 'done' })
    expect(told.status, JSON.stringify(told.body)).toBe(200)
    await world.settle()
    const waiting = await world.sql(`select state from deliveries where thread_id = $1`, [tip.id])
    expect(waiting.map(row => row['state'])).toEqual(['waiting', 'waiting'])

    const page = await lan.comesBack(
      lan.key.join(' ').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toUpperCase(),
    )
    expect(page.status).toBe(200)
    expect(page.text).toContain('Đã có kết quả')
    expect(page.text).toContain('biển số xe')
    expect(page.text).toMatch(/đã được giải quyết xong/)
    expect(page.text).not.toContain('ma tuý')
    const after = await world.sql(`select state, seen_at is not null as seen from deliveries where thread_id = $1`, [
      tip.id,
    ])
    expect(after).toEqual([
      { state: 'sent', seen: true },
      { state: 'sent', seen: true },
    ])
  })

  test('adds words and another picture where they came back, once however often it is sent', async () => {
    const more = await lan.adds('Xe hay đậu trước cửa là xe bán tải trắng', [jpeg])
    expect(more.text).toContain('Đã nhận thêm')
    await world.settle()
    const [{ count }] = (await world.sql(
      `select count(*)::int as count from messages where thread_id = $1 and origin = 'citizen'`,
      [tip.id],
    )) as [{ count: number }]
    expect(count).toBe(4)
    expect((await lan.adds('')).text).toContain('viết thêm hoặc chọn ảnh')
  })

  test('nothing of it ever went to Zalo', async () => {
    const { lines } = await world.ledger()
    expect(lines.slice(before).filter(line => /message|upload/.test(line.path))).toEqual([])
  })

  test('the picture is kept as it came, hashed and sealed, and shown without what it tells of its maker', async () => {
    const text = JSON.stringify(await databaseText(world))
    expect(text).not.toContain(artist)
    expect(text).not.toContain('ma tuý đá')
    expect(text).not.toContain(lan.key[0] as string)
    const leader = await world.officer('leader')
    const { body } = await leader.asks('GET', `/api/tips/${tip.id}/lines`)
    const medium = body.lines.flatMap((line: { media?: { url: string }[] }) => line.media ?? [])[0]
    const picture = await leader.opens(medium.url)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('cache-control')).toBe('no-store')
    expect((await sharp(picture.bytes).metadata()).exif).toBeUndefined()
  })
})

describe('the form', () => {
  test('is one small page of plain HTML: no cookie, no script needed, a title that tells nothing, a way out', async () => {
    const visitor = new WebVisitor(world, 'mau-b')
    const page = await visitor.opens()
    expect(Buffer.byteLength(page.text)).toBeLessThan(100 * 1024)
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.text).toContain('<title>Liên hệ</title>')
    expect(page.text).toContain('lang="vi"')
    expect(page.text).toContain('href="tel:113"')
    expect(page.text).toContain('Công an Mẫu đọc')
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
    const english = await fetch(`${world.url}/t/MAU-B?lang=en`)
    expect(await english.text()).toContain('<title>Contact</title>')
    expect((await fetch(`${world.url}/t/lich`)).status).toBe(200)
    expect((await fetch(`${world.url}/t/KHONG-CO`)).status).toBe(404)
  })

  test('says what is missing and loses nothing that was typed, nor a picture', async () => {
    const { visitor, receipt } = await tells({ officials: 'no', what: 'Mất <xe> "đạp"', contact: 'may_call' }, [jpeg])
    expect(receipt.status).toBe(422)
    expect(receipt.text).toContain('số điện thoại, hoặc chọn cách liên hệ khác')
    expect(receipt.text).toContain('Mất &lt;xe&gt; &quot;đạp&quot;</textarea>')
    expect(receipt.text).toContain('Đã nhận 1 tệp')
    const again = await visitor.sends({
      officials: 'no',
      what: 'Mất xe đạp',
      contact: 'may_call',
      phone: '0900 000 555',
    })
    expect(again.status).toBe(200)
    await world.settle()
    const tip = await newestTip(world)
    expect(await world.sql('select state from media where thread_id = $1', [tip.id])).toEqual([{ state: 'kept' }])
    expect(JSON.stringify(await databaseText(world))).not.toContain('0900000555')
  })

  test('sent twice it makes one tip with one key', async () => {
    const { visitor, receipt } = await tells({ ...drugs, what: 'Nhà bên bán pháo lậu' })
    const key = visitor.key.join()
    const token = /name="form"/.exec(receipt.text) ?? visitor.token
    expect(token).toBe(visitor.token)
    const both = await Promise.all([1, 2, 3].map(() => visitor.sends({ ...drugs, what: 'Nhà bên bán pháo lậu' })))
    expect(both.map(page => page.status)).toEqual([200, 200, 200])
    expect(visitor.key.join()).toBe(key)
    const [{ count }] = (await world.sql(
      `select count(*)::int as count from web_keys k join tips t on t.id = k.tip_id where t.code = $1`,
      [visitor.code.replaceAll(' ', '')],
    )) as [{ count: number }]
    expect(count).toBe(1)
  })

  test('a machine that fills the hidden box or sends at once is asked to press again', async () => {
    const visitor = new WebVisitor(world, 'MAU-B')
    await visitor.opens()
    expect((await visitor.sends(drugs)).text).toContain('bấm Gửi một lần nữa')
    await world.later(20 * second)
    expect((await visitor.sends({ ...drugs, website: 'http://x' })).text).toContain('bấm Gửi một lần nữa')
    expect((await visitor.sends(drugs)).status).toBe(200)
  })

  test('a made-up form, one of another page and one of yesterday are not taken, and nothing typed is lost', async () => {
    const south = new WebVisitor(world, 'MAU-N')
    await south.opens()
    const visitor = new WebVisitor(world, 'MAU-B')
    await visitor.opens()
    const own = visitor.token
    await world.later(20 * second)
    for (const token of ['made-up', '', south.token, `${own.slice(0, -3)}AAA`]) {
      visitor.token = token
      const page = await visitor.sends(drugs)
      expect(page.status).toBe(422)
      expect(page.text).toContain('mua bán ma tuý đá')
    }
    visitor.token = own
    await world.later(day)
    expect((await visitor.sends(drugs)).text).toContain('mở đã lâu')
  })

  test('is refused from another site, and takes no body that is no form', async () => {
    const foreign = await fetch(`${world.url}/t/MAU-B`, {
      method: 'POST',
      body: new FormData(),
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const reply = await fetch(`${world.url}/t/MAU-B`, {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': type },
      })
      expect(reply.status, type).toBeGreaterThanOrEqual(400)
      expect(reply.status, type).toBeLessThan(500)
    }
  })
})

test('what is told about police goes above the page’s unit before anybody there hears of it', async () => {
  const streams = await Promise.all(
    (['tung', 'beat', 'keeper'] as const).map(async who => Listening.of(world.url, await world.officer(who))),
  )
  await tells({ ...drugs, officials: 'unsure', what: 'Có anh mặc sắc phục hay vòi tiền quán nước' })
  await world.settle()
  const [row] = await world.sql(
    'select id, unit_id, excluded_unit_id, confidentiality from tips order by id desc limit 1',
  )
  const { lead, north } = world.district.pages
  expect(row).toMatchObject({ unit_id: lead.unit_id, excluded_unit_id: north.unit_id, confidentiality: 'confidential' })
  for (const stream of streams) {
    expect(JSON.stringify(stream.raw)).not.toContain(row?.['id'])
    stream.stops()
  }
})

test('takes no more tips in an hour than the policy says, from all together', async () => {
  await change(world.app.house, machine('story'), ctx => setPolicy(ctx, 'web_tips_an_hour', 1, { source: 'story' }))
  await world.later(3_700_000)
  expect((await tells(drugs)).receipt.status).toBe(200)
  const { receipt } = await tells(drugs)
  expect(receipt.status).toBe(422)
  expect(receipt.text).toContain('quá nhiều lượt gửi')
  expect(receipt.text).toContain('sợ bị trả thù lắm</textarea>')
  await change(world.app.house, machine('story'), ctx =>
    setPolicy(ctx, 'web_tips_an_hour', 600, { source: 'story', since: ctx.now + 1 }),
  )
  await world.later(1_000)
})

describe('a large file in pieces', () => {
  let visitor: WebVisitor
  let file: Buffer
  let location: string

  test('goes on where the line broke, and is the file that was sent', async () => {
    visitor = new WebVisitor(world, 'MAU-B')
    await visitor.opens()
    const noise = await sharp(Buffer.from(crypto.getRandomValues(new Uint8Array(49_152)).buffer), {
      raw: { width: 128, height: 128, channels: 3 },
    })
      .resize(1500, 1500, { kernel: 'nearest' })
      .png({ compressionLevel: 0 })
      .toBuffer()
    file = noise
    const begun = await visitor.piece('POST', '/t/anh', {
      'upload-length': String(file.length),
      'upload-type': 'image/png',
    })
    expect(begun.status).toBe(201)
    location = begun.location as string
    const MiB = 1024 * 1024
    const patch = (from: number, to: number) =>
      visitor.piece('PATCH', location, { 'upload-offset': String(from) }, file.subarray(from, to))
    expect(await patch(0, MiB)).toMatchObject({ status: 204, offset: String(MiB) })
    expect(await patch(0, MiB)).toMatchObject({ status: 409, offset: String(MiB) })
    expect(await patch(2 * MiB, 2 * MiB + 10)).toMatchObject({ status: 409, offset: String(MiB) })
    expect((await patch(MiB, 2 * MiB + 1)).status).toBe(413)
    await world.restart()
    expect(await visitor.piece('HEAD', location, {})).toMatchObject({ status: 200, offset: String(MiB) })
    const raced = await Promise.all([patch(MiB, MiB + 1000), patch(MiB, MiB + 1000), patch(MiB, MiB + 1000)])
    expect(raced.map(each => each.status).sort()).toEqual([204, 409, 409])
    for (let at = MiB + 1000; at < file.length; at += MiB)
      expect((await patch(at, Math.min(file.length, at + MiB))).status).toBe(204)
    expect((await patch(file.length, file.length + 1)).status).toBe(409)
    await world.later(20 * second)
    const receipt = await visitor.sends(drugs)
    expect(receipt.status).toBe(200)
    await world.settle()
    const tip = await newestTip(world)
    const leader = await world.officer('leader')
    const { bytes } = await leader.opens(`/api/tips/${tip.id}/export`)
    expect(bytes.includes(createHash('sha256').update(file).digest('hex'))).toBe(true)
  })

  test('is nobody’s but the form’s, bounded in size and number, and gone when nobody takes it', async () => {
    const other = new WebVisitor(world, 'MAU-B')
    await other.opens()
    expect((await other.piece('HEAD', location, {})).status).toBe(404)
    const begin = (bytes: number | string) =>
      other.piece('POST', '/t/anh', { 'upload-length': String(bytes), 'upload-type': 'image/png' })
    for (const size of [0, -1, 'x', 49 * 1024 * 1024]) expect((await begin(size)).status, String(size)).toBe(413)
    for (let at = 0; at < 8; at += 1) expect((await begin(1000)).status).toBe(201)
    expect((await begin(1000)).status).toBe(413)
    other.token = 'made-up'
    expect((await begin(1000)).status).toBe(404)
    await world.later(2 * day)
    await world.settle()
    expect(await world.sql(`select * from web_uploads where received < size`)).toEqual([])
  })
})

describe('the six words', () => {
  test('ten thousand guesses open nothing, are bounded, and every miss looks alike and takes as long', async () => {
    await world.restart()
    const { visitor } = await tells(drugs)
    const guess = async (words: string) => {
      const began = performance.now()
      const page = await new WebVisitor(world, 'MAU-B').comesBack(words)
      return { status: page.status, text: page.text, ms: performance.now() - began }
    }
    const near = [...visitor.key.slice(0, 5), 'mèo xanh'].join(' ')
    const misses = [
      await guess(near),
      await guess('không phải mã'),
      await guess('1234'),
      await guess(visitor.key.slice(0, 5).join(' ')),
    ]
    expect(new Set(misses.map(miss => `${miss.status} ${miss.text}`)).size).toBe(1)
    expect(misses[0]?.status).toBe(422)
    for (const miss of misses) expect(miss.ms).toBeGreaterThanOrEqual(340)
    const many = await Promise.all(Array.from({ length: 200 }, (_, at) => guess(`${near} ${at}`)))
    expect(many.filter(miss => miss.status === 422).length).toBeLessThanOrEqual(16)
    expect(many.filter(miss => miss.status === 429).length).toBeGreaterThanOrEqual(184)
    const [{ misses: counted }] = (await world.sql('select misses from web_misses order by hour desc limit 1')) as [
      { misses: number },
    ]
    expect(counted).toBeLessThanOrEqual(20)
    await world.restart()
    await world.sql(`update web_misses set misses = 1000`)
    expect((await guess(near)).status).toBe(429)
    await world.later(3_600_000)
    expect((await visitor.comesBack()).status).toBe(200)
  }, 120_000)

  test('a page left open for half an hour asks for them again', async () => {
    const { visitor } = await tells(drugs)
    await visitor.comesBack()
    await world.later(31 * 60_000)
    expect((await visitor.adds('còn một điều nữa')).text).toContain('gõ lại mã bí mật')
  })
})

test('connections are kept apart, sealed, without a path to a tip, and dropped when their time is over', async () => {
  const rows = await world.sql(`select * from web_connections`)
  expect(rows.length).toBeGreaterThan(5)
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['day', 'id', 'sealed'])
  const sealed = (await databaseText(world)).filter(({ where }) => where.includes('web_'))
  expect(JSON.stringify(sealed)).not.toMatch(/127\.0\.0\.1|::1/)
  await world.later(400 * day)
  await world.settle()
  expect(await world.sql('select * from web_connections')).toEqual([])
})
