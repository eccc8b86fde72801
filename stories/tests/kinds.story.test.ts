// Every kind of message, both ways: what a person can send is shown, played or kept; what an officer can send arrives.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIdentity } from '@binh-yen/server/modules/citizens/citizens'
import { setButtons } from '@binh-yen/server/modules/pages/pages'
import { change } from '@binh-yen/server/platform/ctx'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { control } from '../src/district.ts'
import { folderText } from '../src/dump.ts'
import { type Officer, pathOf } from '../src/officer.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

type Conversation = { page_id: string; id: string; alias: string; address: string; last_line: any }

let world: World
let tung: Officer
let scanner: Server
let people = 0

/** A scanner of the story's own that speaks ClamAV's INSTREAM and finds what says EICAR. */
function startScanner(): Promise<Server> {
  const server = createServer(socket => {
    let came = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      came = Buffer.concat([came, part])
      if (came.subarray(-4).equals(Buffer.alloc(4)))
        socket.end(came.includes('EICAR') ? 'stream: Eicar FOUND\0' : 'stream: OK\0')
    })
    socket.on('error', () => undefined)
  })
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const pdf = (words = ''): Buffer => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`)
const amr = Buffer.concat([
  Buffer.from('#!AMR\n'),
  ...Array.from({ length: 50 }, () => Buffer.from('040000000000000000000000000000', 'hex').subarray(0, 13)),
])
const png = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer()

beforeAll(async () => {
  scanner = await startScanner()
  const CLAMAV = `127.0.0.1:${(scanner.address() as AddressInfo).port}`
  world = await openWorld('kinds', { config: { FFMPEG: '', CLAMAV } })
  tung = await world.officer('tung')
})
afterAll(async () => {
  await world.end()
  scanner.close()
})

const greeting = 'Chào cán bộ, em hỏi chút ạ'

/** Whoever sends a picture without a word, and was not just in talk, tells a tip: these are in talk. */
async function inTalk(person: Person, where = world): Promise<Person> {
  await person.writes(greeting)
  await where.settle()
  return person
}

/** Somebody new who has just done this, and their conversation as the officer finds it. */
async function after(act: (person: Person) => Promise<unknown>): Promise<{ person: Person; talk: Conversation }> {
  const person = await inTalk(await world.person(`p${(people += 1)}`))
  return { person, talk: await talkAfter(() => act(person)) }
}

async function talkAfter(act: () => Promise<unknown>, where = world, who = tung): Promise<Conversation> {
  await act()
  await where.settle()
  const all: Conversation[] = await who.list('state=all')
  return all.toSorted((a, b) =>
    a.last_line.at === b.last_line.at ? (a.id < b.id ? 1 : -1) : b.last_line.at - a.last_line.at,
  )[0] as Conversation
}

const linesOf = async (talk: Conversation, from = 'citizen', who = tung): Promise<any[]> =>
  (await who.lines(talk)).filter(line => line.from === from && line.text !== greeting)
const lastOf = async (talk: Conversation, from = 'citizen', who = tung): Promise<any> =>
  (await linesOf(talk, from, who)).at(-1)

describe('in', () => {
  test('a voice note is kept sealed, and says why it cannot be played where there is no ffmpeg', async () => {
    const { talk } = await after(person => person.sends('audio', { bytes: amr }))
    const line = await lastOf(talk)
    expect(line).toMatchObject({ kind: 'voice', supported: true, text: null })
    const [voice] = line.media
    expect(voice).toMatchObject({ kind: 'voice', state: 'kept', play_url: null, download_url: null, url: null })
    expect(voice.why).toMatchObject({ code: 'no_converter', phrase: expect.stringContaining('ffmpeg') })
    for (const way of ['', '/playable', '/original'])
      expect((await tung.opens(`/api/pages/${talk.page_id}/media/${voice.id}${way}`)).status).toBe(404)
    const files = (await folderText(world.config.MEDIA_DIR)).filter(({ where }) => where.includes(voice.id))
    expect(files).toHaveLength(1)
    expect(files[0]?.text).not.toContain('#!AMR')
  })

  test('a video without ffmpeg shows the still picture that came with it', async () => {
    const { talk } = await after(person =>
      person.sends('video', { bytes: Buffer.from('....ftypisom'), caption: 'xem này' }),
    )
    const line = await lastOf(talk)
    expect(line).toMatchObject({ kind: 'video', text: 'xem này' })
    expect(line.media[0]).toMatchObject({ state: 'kept', play_url: null, why: { code: 'no_converter' } })
    const poster = await tung.opens(line.media[0].url)
    expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/webp'])
  })

  test('stickers and gifs are still pictures of ours', async () => {
    const { person, talk } = await after(async one => one.sends('sticker', { bytes: await png('#c92') }))
    const gif = await sharp(await png('#29c'))
      .gif()
      .toBuffer()
    await person.sends('gif', { bytes: gif })
    await world.settle()
    const lines = await linesOf(talk)
    expect(lines.map(({ kind, media }) => [kind, media[0].kind, media[0].state])).toEqual([
      ['sticker', 'sticker', 'kept'],
      ['gif', 'gif', 'kept'],
    ])
    for (const { media } of lines)
      expect((await tung.opens(media[0].url)).headers.get('content-type')).toBe('image/webp')
  })

  test('a file shows its name and size, and is handed out only as an attachment under a neutral name', async () => {
    const { talk } = await after(person => person.sends('file', { bytes: pdf('đơn'), name: 'Đơn trình báo.pdf' }))
    const [file] = (await lastOf(talk)).media
    expect(file).toMatchObject({
      kind: 'file',
      state: 'kept',
      name: 'Đơn trình báo.pdf',
      type: 'pdf',
      bytes: pdf('đơn').length,
      scan: 'clean',
      why: null,
      url: null,
      play_url: null,
    })
    const { status, headers, bytes } = await tung.opens(file.download_url)
    expect(status).toBe(200)
    expect(bytes).toEqual(pdf('đơn'))
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="tep-[0-9a-f]{8}\.pdf"$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['a program named .pdf', Buffer.from('MZ\u0000\u0001program'), 'not_served', 'kept'],
    ['a web page', Buffer.from('<html><script>1</script></html>'), 'not_served', 'kept'],
    ['an archive', Buffer.from('PK\u0003\u0004a.exe'), 'not_served', 'kept'],
    [
      'a document with macros',
      Buffer.from('PK\u0003\u0004[Content_Types].xml word/document.xml word/vbaProject.bin'),
      'macros',
      'kept',
    ],
    ['what the scanner finds', pdf('EICAR'), 'infected', 'refused'],
    ['an empty file', Buffer.alloc(0), 'not_served', 'kept'],
  ])('%s is kept sealed and handed out by no way', async (_, bytes, code, state) => {
    const { talk } = await after(person => person.sends('file', { bytes, name: 'hoá đơn.pdf' }))
    const [file] = (await lastOf(talk)).media
    expect(file).toMatchObject({ state, download_url: null, why: { code } })
    for (const way of ['', '/playable', '/original'])
      expect((await tung.opens(`/api/pages/${talk.page_id}/media/${file.id}${way}`)).status).toBe(404)
  })

  test('a file larger than we take is refused with the reason', async () => {
    const { talk } = await after(person =>
      person.sends('file', { bytes: Buffer.alloc(26 * 1024 * 1024, 0x25), name: 'phim.pdf' }),
    )
    expect((await lastOf(talk)).media[0]).toMatchObject({
      state: 'refused',
      why: { code: 'too_large' },
      download_url: null,
    })
  })

  test('a name with a path, control signs or a turned direction is shown as what it is', async () => {
    const { person, talk } = await after(one =>
      one.sends('file', { bytes: pdf(), name: '..\\..\\etc/đơn\u202Efdp.exe' }),
    )
    await person.sends('file', { bytes: pdf(), name: '../../' })
    await world.settle()
    expect((await linesOf(talk)).map(({ media }) => media[0].name)).toEqual(['đơnfdp.exe', null])
  })

  test('of one message at most ten media are fetched', async () => {
    const attachment = (n: number) => ({ type: 'image', payload: { url: `${world.simulator.url}/media/none-${n}` } })
    const attachments = Array.from({ length: 14 }, (_, n) => attachment(n))
    const { talk } = await after(person => person.sendsOther('user_send_image', { attachments }))
    expect((await lastOf(talk)).media).toHaveLength(10)
  })

  test('a link shows title, description and host as text and is fetched by nobody', async () => {
    const title = 'Nhận quà \u202Eđây'
    const { talk } = await after(person =>
      person.sendsLink({ url: 'https://cong-an.vn.example.com/qua?x=1', title, description: 'Bấm ngay' }),
    )
    const line = await lastOf(talk)
    expect(line).toMatchObject({
      kind: 'link',
      media: [],
      link: {
        title: 'Nhận quà đây',
        description: 'Bấm ngay',
        host: 'cong-an.vn.example.com',
        address: 'https://cong-an.vn.example.com/qua?x=1',
      },
    })
    await after(person => person.sendsLink({ url: 'javascript:alert(1)' }))
  })

  test('a contact card is shown in the thread alone', async () => {
    const { talk } = await after(person => person.sendsCard('Chị Bưởi bán cá', '84900000444'))
    expect(await lastOf(talk)).toMatchObject({
      kind: 'contact',
      text: null,
      media: [],
      contact: { name: 'Chị Bưởi bán cá', phone: '84900000444' },
    })
    expect(JSON.stringify(await tung.list('state=all'))).not.toMatch(/Bưởi bán cá|84900000444/)
  })

  test('shared contact details go to the vault; the thread only says that they were shared', async () => {
    const { talk } = await after(person => person.sharesInfo({ name: 'Mạc Thị Gấm', phone: '84900000555' }))
    const line = await lastOf(talk)
    expect(line).toMatchObject({ kind: 'info', supported: true, text: null, contact: null })
    expect(JSON.stringify(await tung.lines(talk))).not.toMatch(/Gấm|84900000555/)
    const [{ citizen_id } = { citizen_id: '' }] = await world.sql<{ citizen_id: string }>(
      'select citizen_id from conversations where id = $1',
      [talk.id],
    )
    const who = { kind: 'officer', id: tung.id, name: 'Tùng', session: 's' } as const
    const told = await change(world.app.house, who, ctx =>
      openIdentity(ctx, talk.page_id, citizen_id, { reason: 'đối chiếu trong truyện kể' }),
    )
    expect(told).toMatchObject({ name: 'Mạc Thị Gấm', phone: '84900000555' })
  })

  test('calls say whether somebody answered and how long they talked', async () => {
    const { person, talk } = await after(one => one.calls())
    await person.calls(125_000, 'VIDEO')
    await world.settle()
    expect((await linesOf(talk)).map(({ kind, call }) => ({ kind, ...call }))).toEqual([
      { kind: 'call', by: 'citizen', type: 'audio', answered: false, talk_ms: 0 },
      { kind: 'call', by: 'citizen', type: 'video', answered: true, talk_ms: 125_000 },
    ])
  })

  test('a message that answers one of ours quotes it', async () => {
    const { person, talk } = await after(one => one.writes('Mấy giờ mở cửa?'))
    await tung.replies(talk, 'Dạ, 7 giờ 30 ạ.')
    await world.settle()
    const said = (await person.sees()).find(({ text }) => text === 'Dạ, 7 giờ 30 ạ.')
    await person.writes('Thế còn thứ Bảy?', said?.msg_id)
    await world.settle()
    expect((await lastOf(talk)).quote).toMatchObject({ from: 'officer', kind: 'text', words: 'Dạ, 7 giờ 30 ạ.' })
  })

  test('a reaction stands on the message it is on, the last of a side, and waits for nobody', async () => {
    const { person, talk } = await after(one => one.writes('Cảm ơn trước nhé'))
    await tung.replies(talk, 'Dạ, không có gì ạ.')
    await world.settle()
    const said = (await person.sees()).find(({ text }) => text === 'Dạ, không có gì ạ.')?.msg_id as string
    await person.reacts(said, '/-strong')
    await person.reacts(said, '/-heart')
    await world.settle()
    expect((await lastOf(talk, 'officer')).reactions).toEqual([{ from: 'citizen', icon: 'heart' }])
    const row = (await tung.list('state=all')).find(({ id }) => id === talk.id)
    expect(row).toMatchObject({ unread: 0, waiting_since: null })
    await person.reacts(said, '/-remove')
    await world.settle()
    expect((await lastOf(talk, 'officer')).reactions).toEqual([])
    expect(await linesOf(talk)).toHaveLength(1)
    const own = (await person.sees()).find(({ text }) => text === 'Cảm ơn trước nhé')
    await person.reacts(own?.msg_id as string, 'một ký hiệu lạ')
    await world.settle()
    expect((await lastOf(talk)).reactions).toEqual([{ from: 'citizen', icon: 'other' }])
  })

  test('a reaction on a message nobody knows waits beside, holds nothing up and comes to nothing', async () => {
    const { person, talk } = await after(one => one.writes('Chào'))
    await person.sendsOther('user_reacted_message', { msg_id: 'không-có', react_icon: '/-heart' })
    await person.writes('Còn đó không?')
    await world.settle()
    expect(await lastOf(talk)).toMatchObject({ text: 'Còn đó không?' })
    await world.later(60_000)
    await world.settle()
    expect((await linesOf(talk)).map(({ reactions }) => reactions)).toEqual([[], []])
    expect((await world.sql(`select 1 from events where state in ('due', 'set_aside')`)).length).toBe(0)
  })

  test('an unknown kind keeps its name', async () => {
    const { talk } = await after(person => person.sendsOther('user_send_hologram', { text: 'gì đây' }))
    expect(await lastOf(talk)).toMatchObject({ kind: 'user_send_hologram', supported: false, media: [] })
  })
})

describe('out', () => {
  const upload = (talk: Conversation, bytes: Buffer, type = 'application/pdf') =>
    tung.uploads(`${pathOf(talk)}/media`, bytes, type)

  test('a file leaves under its name behind the words that go with it', async () => {
    const { person, talk } = await after(one => one.writes('Gửi em mẫu đơn'))
    const kept = await upload(talk, pdf('mẫu'))
    expect(kept.body).toMatchObject({ kind: 'file', width: null, bytes: pdf('mẫu').length })
    const more = { media_id: kept.body.media_id, file_name: 'C:\\mau/Mẫu CT01' }
    const reply = await tung.replies(talk, 'Dạ, mẫu đơn đây ạ.', more)
    expect(reply.body.lines.map((line: any) => line.kind)).toEqual(['text', 'file'])
    await world.settle()
    expect((await person.sees()).slice(-2)).toMatchObject([
      { text: 'Dạ, mẫu đơn đây ạ.' },
      { kind: 'file', name: 'Mẫu CT01.pdf' },
    ])
    const line = await lastOf(talk, 'officer')
    expect(line).toMatchObject({
      kind: 'file',
      delivery: { state: 'sent' },
      media: [{ name: 'Mẫu CT01', type: 'pdf' }],
    })
    expect((await tung.opens(line.media[0].download_url)).bytes).toEqual(pdf('mẫu'))
    expect(await linesOf(talk, 'admin')).toEqual([])
  })

  test('only what Zalo takes is kept for sending', async () => {
    const { talk } = await after(one => one.writes('Chào'))
    const cases: [Buffer, string, number, string][] = [
      [Buffer.from('MZ…'), 'application/pdf', 422, 'not_a_document'],
      [Buffer.from('PK\u0003\u0004a.exe'), 'application/msword', 422, 'not_a_document'],
      [Buffer.alloc(6 * 1024 * 1024, '%PDF-'), 'application/pdf', 413, 'too_large'],
      [await png('#123'), 'application/pdf', 422, 'not_a_document'],
      [pdf(), 'image/png', 422, 'not_a_picture'],
      [pdf(), 'application/zip', 415, 'type_refused'],
    ]
    for (const [bytes, type, status, code] of cases) {
      const answer = await upload(talk, bytes, type)
      expect([answer.status, answer.body.error.code], type).toEqual([status, code])
    }
  })

  test('buttons are pressed and answered with their words', async () => {
    const { person, talk } = await after(one => one.writes('Tôi cần hẹn'))
    await tung.replies(talk, 'Dạ, anh/chị chọn buổi:', { buttons: ['Sáng', 'Chiều'] })
    await world.settle()
    const shown = (await person.sees()).at(-1)
    expect(shown).toMatchObject({ text: 'Dạ, anh/chị chọn buổi:', choices: [{ title: 'Sáng' }, { title: 'Chiều' }] })
    expect(await lastOf(talk, 'officer')).toMatchObject({
      kind: 'buttons',
      options: [
        { title: 'Sáng', subtitle: null },
        { title: 'Chiều', subtitle: null },
      ],
      delivery: { state: 'sent', fault: null },
    })
    await person.presses(shown?.msg_id as string, 1)
    await world.settle()
    expect(await lastOf(talk)).toMatchObject({ kind: 'text', text: 'Chiều' })
    expect(await linesOf(talk, 'admin')).toEqual([])
  })

  test('a list is taken, and a hidden press arrives as a tap', async () => {
    const { person, talk } = await after(one => one.writes('Có thủ tục gì?'))
    await tung.asks('POST', `${pathOf(talk)}/replies`, {
      list: [{ title: 'Cư trú', subtitle: 'Đăng ký thường trú' }, { title: 'Căn cước' }],
    })
    await world.settle()
    expect((await person.sees()).at(-1)).toMatchObject({
      kind: 'list',
      choices: [{ title: 'Cư trú' }, { title: 'Căn cước' }],
    })
    await person.writes('#hoso 12')
    await world.settle()
    expect(await lastOf(talk)).toMatchObject({ kind: 'tap', text: '#hoso 12' })
    expect(await linesOf(talk, 'admin')).toEqual([])
  })

  test.each(['unsupported', 'invalid'])(
    'where Zalo calls buttons %s they go once in numbered lines, and from then on at once',
    async lists_on_v3 => {
      const { person, talk } = await after(one => one.writes('Chào'))
      await control(world.simulator, '/control/switches', { lists_on_v3 })
      try {
        await tung.replies(talk, 'Anh/chị chọn:', { buttons: ['Có', 'Không'] })
        await world.settle()
        const numbered = 'Anh/chị chọn:\n\n1. Có\n2. Không\n\nAnh/chị nhắn số hoặc chữ để chọn ạ.'
        expect((await person.sees()).at(-1)).toMatchObject({ text: numbered })
        expect((await lastOf(talk, 'officer')).delivery).toMatchObject({
          state: 'sent',
          fault: { code: 'sent_as_text' },
        })
        const tried = (await world.ledger()).lines.filter(({ error }) => error === -233 || error === -201).length
        await tung.asks('POST', `${pathOf(talk)}/replies`, { list: [{ title: 'Một', subtitle: 'số 1' }] })
        await world.settle()
        expect((await person.sees()).at(-1)?.text).toBe('1. Một – số 1\n\nAnh/chị nhắn số hoặc chữ để chọn ạ.')
        const { lines } = await world.ledger()
        expect(lines.filter(({ error }) => error === -233 || error === -201)).toHaveLength(tried)
        expect((await lastOf(talk, 'officer')).delivery).toMatchObject({ state: 'sent', fault: null })
        expect(await linesOf(talk, 'admin')).toEqual([])
      } finally {
        await control(world.simulator, '/control/switches', { lists_on_v3: 'taken' })
        await change(world.app.house, { kind: 'machine', name: 'story' }, ctx => setButtons(ctx, talk.page_id, 'try'))
      }
    },
  )

  test('one message has one form, and choices fit into one message', async () => {
    const { talk } = await after(one => one.writes('Chào'))
    const { media_id } = (await upload(talk, pdf())).body
    const tries: [object, string][] = [
      [{ text: 'a', buttons: ['b'], list: [{ title: 'c' }] }, 'one_form'],
      [{ text: 'a', buttons: ['b'], media_id }, 'one_form'],
      [{ buttons: ['b'] }, 'one_form'],
      [{ text: 'a', buttons: [] }, 'invalid_input'],
      [{ text: 'a', buttons: ['1', '2', '3', '4', '5', '6'] }, 'invalid_input'],
      [{ text: 'a', buttons: ['x'.repeat(101)] }, 'invalid_input'],
      [{ list: Array.from({ length: 5 }, () => ({ title: 'a', subtitle: 'x'.repeat(500) })) }, 'too_long'],
      [{ text: '  ' }, 'empty_reply'],
    ]
    for (const [body, code] of tries)
      expect(
        (await tung.asks('POST', `${pathOf(talk)}/replies`, body)).body.error?.code,
        JSON.stringify(body).slice(0, 80),
      ).toBe(code)
  })

  test('the card asks for contact details, and what is shared lies in the vault', async () => {
    const { person, talk } = await after(one => one.writes('Gọi lại cho tôi'))
    expect((await tung.does(talk, 'info-requests')).status).toBe(200)
    await world.settle()
    expect((await person.sees()).at(-1)).toMatchObject({ kind: 'template', text: 'Chia sẻ thông tin liên hệ' })
    expect((await fetch(`${world.url}/zalo/lien-he.png`)).headers.get('content-type')).toBe('image/png')
    await person.sharesInfo()
    await world.settle()
    expect(await lastOf(talk)).toMatchObject({ kind: 'info' })
    expect(await lastOf(talk, 'officer')).toMatchObject({ kind: 'info_request', delivery: { state: 'sent' } })
    expect(await linesOf(talk, 'admin')).toEqual([])
  })

  test('an officer quotes and reacts to what the person wrote, and to nothing else', async () => {
    const { person, talk } = await after(one => one.writes('Cảm ơn cán bộ nhé'))
    const line = await lastOf(talk)
    expect(line.may).toEqual(['message.quote', 'message.react'])
    const heart = { message_id: line.id, icon: 'heart' }
    expect((await tung.does(talk, 'reactions', heart)).body.line.reactions).toEqual([
      { from: 'officer', icon: 'heart' },
    ])
    await tung.replies(talk, 'Dạ, ở chợ nào ạ?', { quote: line.id })
    await world.settle()
    const [first, second] = (await person.sees()).filter(
      ({ text }) => text === 'Cảm ơn cán bộ nhé' || text === 'Dạ, ở chợ nào ạ?',
    )
    expect(first?.reactions).toEqual({ page: '/-heart' })
    expect(second?.quote).toBe(first?.msg_id)
    const own = await lastOf(talk, 'officer')
    expect(own).toMatchObject({ may: [], quote: { id: line.id, from: 'citizen', words: 'Cảm ơn cán bộ nhé' } })
    for (const act of [
      tung.does(talk, 'reactions', { ...heart, message_id: own.id }),
      tung.replies(talk, 'a', { quote: own.id }),
      tung.replies(talk, 'a', { quote: talk.id }),
    ])
      expect((await act).body.error.code).toBe('not_quotable')
    await tung.does(talk, 'reactions', { message_id: line.id, icon: 'none' })
    await world.settle()
    expect((await person.sees()).find(({ text }) => text === 'Cảm ơn cán bộ nhé')?.reactions).toEqual({})
    expect((await lastOf(talk)).reactions).toEqual([])
  })

  test('a message of another conversation can be neither quoted nor reacted to', async () => {
    const other = await lastOf((await after(one => one.writes('Chuyện riêng'))).talk)
    const { talk } = await after(one => one.writes('Chuyện khác'))
    for (const act of [
      tung.does(talk, 'reactions', { message_id: other.id, icon: 'like' }),
      tung.replies(talk, 'a', { quote: other.id }),
    ])
      expect((await act).body.error.code).toBe('not_quotable')
  })
})

describe('a visitor of a website', () => {
  test('has a conversation of their own and is answered through the widget', async () => {
    const visitor = await world.visitor('khach')
    const talk = await talkAfter(() => visitor.writes('Tôi không có Zalo'))
    expect(talk).toMatchObject({ address: 'web', following: false })
    const line = await lastOf(talk)
    expect(line).toMatchObject({ kind: 'text', text: 'Tôi không có Zalo' })
    await tung.replies(talk, 'Dạ, anh/chị cứ hỏi ạ.')
    const kept = await tung.uploads(`${pathOf(talk)}/media`, pdf('web'), 'application/pdf')
    await tung.replies(talk, 'Chọn giúp em:', { buttons: ['A', 'B'] })
    await tung.asks('POST', `${pathOf(talk)}/replies`, { media_id: kept.body.media_id })
    await world.settle()
    expect((await visitor.sees()).slice(-3)).toMatchObject([
      { text: 'Dạ, anh/chị cứ hỏi ạ.' },
      { text: 'Chọn giúp em:\n\n1. A\n2. B\n\nAnh/chị nhắn số hoặc chữ để chọn ạ.' },
      { kind: 'file', name: 'tai-lieu.pdf' },
    ])
    expect(await linesOf(talk, 'admin')).toEqual([])
    for (const { delivery } of await linesOf(talk, 'officer')) expect(delivery).toMatchObject({ state: 'sent' })
    expect((await tung.does(talk, 'info-requests')).body.error.code).toBe('not_here')
    expect((await tung.does(talk, 'reactions', { message_id: line.id, icon: 'like' })).body.error.code).toBe(
      'not_quotable',
    )
    const used = (await world.ledger()).lines.filter(({ user_id }) => user_id === visitor.zalo_id)
    expect(new Set(used.map(({ path }) => path))).toEqual(new Set(['/v2.0/oa/message']))
  })
})

describe('the menu', () => {
  test('is shown at first, answers by number and by word, and leaves all else to officers', async () => {
    const { person, talk } = await after(one => one.writes('Tôi muốn hỏi'))
    expect((await person.hears())[0]).toContain('7. Liên hệ')
    for (const text of ['7', 'lay so', 'TRUY NÃ', '0']) await person.writes(text)
    await world.settle()
    const [contact, ticket, wanted, menu] = (await person.hears()).slice(1)
    expect(contact).toContain('Công an: 113')
    expect(ticket).toContain('chưa mở trên Zalo')
    expect(wanted).toContain('người mất tích')
    expect(menu).toContain('1. Báo tin ANTT')
    for (const text of ['số 7 là gì', '8', 'nhà tôi ở số 3']) await person.writes(text)
    await world.settle()
    expect(await person.hears()).toHaveLength(5)
    await tung.does(talk, 'claim')
    await person.writes('2')
    await world.settle()
    expect(await person.hears()).toHaveLength(5)
    await person.writes('menu')
    await world.settle()
    expect(await person.hears()).toHaveLength(6)
  })
})

const hasFfmpeg = ((): boolean => {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasFfmpeg)('with ffmpeg on the machine', () => {
  let own: World
  let officer: Officer
  beforeAll(async () => {
    own = await openWorld('kinds_ffmpeg')
    officer = await own.officer('tung')
  })
  afterAll(() => own.end())

  const made = (name: string, args: string[]): Buffer => {
    const file = join(mkdtempSync(join(tmpdir(), 'by-kinds-')), name)
    execFileSync('ffmpeg', ['-v', 'error', ...args, '-metadata', 'title=nha ba Tam cuoi de', file])
    return readFileSync(file)
  }

  test('a voice note plays in the thread', async () => {
    const lan = await inTalk(await own.person('lan'), own)
    const talk = await talkAfter(() => lan.sends('audio', { bytes: amr }), own, officer)
    const [voice] = (await lastOf(talk, 'citizen', officer)).media
    expect(voice).toMatchObject({ state: 'kept', why: null, scan: null })
    const { status, headers, bytes } = await officer.opens(voice.play_url)
    expect([status, headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    expect(bytes.length).toBeGreaterThan(500)
  })

  test('a video plays re-encoded, without its metadata, and has a still picture', async () => {
    const lan = await inTalk(await own.person('lan'), own)
    const source = [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=321x241:rate=10:duration=1',
      '-pix_fmt',
      'yuv444p',
      '-c:v',
      'mpeg4',
    ]
    const mp4 = made('a.mp4', ['-f', 'lavfi', '-i', 'testsrc=size=322x242:rate=10:duration=1', ...source.slice(4)])
    expect(mp4.includes('nha ba Tam cuoi de')).toBe(true)
    const talk = await talkAfter(() => lan.sends('video', { bytes: mp4 }), own, officer)
    const [video] = (await lastOf(talk, 'citizen', officer)).media
    expect(video).toMatchObject({ state: 'kept', why: null, width: expect.any(Number) })
    const { headers, bytes } = await officer.opens(video.play_url)
    expect(headers.get('content-type')).toBe('video/mp4')
    expect(bytes.includes('nha ba Tam cuoi de')).toBe(false)
    expect((await officer.opens(video.url)).headers.get('content-type')).toBe('image/webp')
  })

  test('what is neither stays sealed: a playlist in disguise reaches nothing', async () => {
    const lan = await inTalk(await own.person('lan'), own)
    const playlist = Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n')
    for (const bytes of [playlist, Buffer.from('....ftypisom none'), Buffer.from('#!AMR\nnone')]) {
      const talk = await talkAfter(() => lan.sends('video', { bytes }), own, officer)
      const [video] = (await lastOf(talk, 'citizen', officer)).media
      expect(video).toMatchObject({ state: 'kept', play_url: null, why: { code: 'not_converted' } })
    }
  })
})
