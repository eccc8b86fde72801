import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fixture, fixtures } from '../fixtures/read.ts'
import { type Client, openClient } from './client.ts'
import { REPLY_BYTES } from './limits.ts'

const app = { app_id: fixtures.app_id, secret: 'invented-app-secret' }
const access = { token: 'invented-access-token-0001' }
const user_id = fixtures.user_id

interface Seen {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
}
type Answering = (response: ServerResponse, request: IncomingMessage) => void

const open: { client: Client; server: Server }[] = []
afterEach(async () => {
  for (const { client, server } of open.splice(0)) {
    await client.close()
    server.closeAllConnections()
    server.close()
  }
})

/** A bare server in Zalo's place, below a path as the simulator's hosts are, and a client that talks to it. */
async function zalo(answer: Answering, options: { connections?: number; deadlineMs?: number } = {}) {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      seen.push({ method, url: new URL(url, 'http://zalo'), headers, body: Buffer.concat(chunks) })
      answer(response, request)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = openClient({ hosts: { oauth: `${base}/oauth/`, openapi: `${base}/openapi` }, ...options })
  open.push({ client, server })
  return { client, seen, last: () => seen.at(-1)! }
}

const replying =
  (name: string, headers: Record<string, string> = {}): Answering =>
  response => {
    response.writeHead(200, headers).end(fixture(`replies/${name}.json`))
  }

describe('a call', () => {
  test('sends text as the docs print it, in NFC', async () => {
    const { client, last } = await zalo(replying('send', { 'X-RateLimit-Limit': '4000', 'X-RateLimit-Remain': '3999' }))
    const answer = await client.sendText(access, {
      user_id,
      text: 'Chào anh/chị'.normalize('NFD'),
      quote_message_id: 'q',
    })
    expect(answer).toEqual({
      ok: true,
      data: {
        message_id: '96d3cdf3af150460950',
        user_id,
        sent_time: 1760000700000,
        quota: { quota_type: 'reply', remain: 7, total: 8 },
      },
      rate: { limit: 4000, remain: 3999 },
    })
    expect(last()).toMatchObject({
      method: 'POST',
      headers: { access_token: access.token, 'content-type': 'application/json' },
    })
    expect(last().url.pathname).toBe('/openapi/v3.0/oa/message/cs')
    expect(JSON.parse(last().body.toString())).toEqual({
      recipient: { user_id },
      message: { text: 'Chào anh/chị'.normalize('NFC'), quote_message_id: 'q' },
    })
  })

  test('sends an image by its upload, with a caption and the proof', async () => {
    const { client, last } = await zalo(replying('send.wallet'))
    const answer = await client.sendImage(
      { ...access, proof: 'ab' },
      { user_id, image: { attachment_id: 'a1' }, caption: 'Sơ đồ' },
    )
    expect(answer).toMatchObject({ ok: true, data: { quota: undefined } })
    expect(last().headers).toMatchObject({ appsecret_proof: 'ab' })
    expect(JSON.parse(last().body.toString()).message).toEqual({
      text: 'Sơ đồ',
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'a1' }] },
      },
    })
  })

  test('uploads an image that any multipart reader can read', async () => {
    const { client, last } = await zalo(replying('upload-image'))
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff])
    expect(await client.uploadImage(access, { bytes, type: 'image/png' })).toMatchObject({
      ok: true,
      data: { attachment_id: 'invented-attachment-0001' },
    })
    const form = await new Response(new Uint8Array(last().body), {
      headers: { 'content-type': last().headers['content-type']! },
    }).formData()
    const file = form.get('file') as File
    expect(file.type).toBe('image/png')
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes)
  })

  test('sends buttons and a list whose presses come back as texts', async () => {
    const { client, last } = await zalo(replying('send'))
    const says = (title: string) => ({ title, says: `#${title}`, how: 'hide' as const })
    expect(
      await client.sendButtons(access, { user_id, text: 'Chọn', buttons: [says('Một'), says('Hai')] }),
    ).toMatchObject({
      ok: true,
    })
    const button = (title: string) => ({ title, type: 'oa.query.hide', payload: `#${title}` })
    expect(JSON.parse(last().body.toString()).message).toEqual({
      text: 'Chọn',
      attachment: { type: 'template', payload: { buttons: [button('Một'), button('Hai')] } },
    })
    const elements = [
      { title: 'Thẻ căn cước', subtitle: 'Cấp mới' },
      { title: 'Cư trú', choice: { says: 'Cư trú', how: 'show' as const } },
    ]
    expect(await client.sendList(access, { user_id, elements, buttons: [says('Ba')] })).toMatchObject({ ok: true })
    expect(JSON.parse(last().body.toString()).message.attachment.payload).toEqual({
      template_type: 'list',
      elements: [
        { title: 'Thẻ căn cước', subtitle: 'Cấp mới' },
        { title: 'Cư trú', default_action: { type: 'oa.query.show', payload: 'Cư trú' } },
      ],
      buttons: [button('Ba')],
    })
  })

  test('uploads a file under the name given, which cannot end its header, and sends it by its token', async () => {
    const { client, last } = await zalo(replying('upload-file'))
    const bytes = Buffer.from('%PDF-1.7')
    const name = 'Đơn "mẫu"\r\nx: y.pdf'
    expect(await client.uploadFile(access, { bytes, type: 'application/pdf', name })).toMatchObject({
      ok: true,
      data: { token: 'invented-file-token-0001' },
    })
    expect(last().url.pathname).toBe('/openapi/v2.0/oa/upload/file')
    const form = await new Response(new Uint8Array(last().body), {
      headers: { 'content-type': last().headers['content-type']! },
    }).formData()
    expect([...form.keys()]).toEqual(['file'])
    expect((form.get('file') as File).type).toBe('application/pdf')
    const sending = await zalo(replying('send'))
    await sending.client.sendFile(access, { user_id, token: 't1' })
    expect(JSON.parse(sending.last().body.toString()).message).toEqual({
      attachment: { type: 'file', payload: { token: 't1' } },
    })
  })

  test('asks for contact details by a card', async () => {
    const { client, last } = await zalo(replying('send'))
    const card = { title: 'Liên hệ', subtitle: 'Để gọi lại', image_url: 'https://example.vn/a.png' }
    await client.requestInfo(access, { user_id, ...card })
    expect(JSON.parse(last().body.toString()).message.attachment.payload).toEqual({
      template_type: 'request_user_info',
      elements: [card],
    })
  })

  test('reacts, and answers an anonymous visitor, through v2', async () => {
    const reacting = await zalo(replying('send.reaction'))
    expect(await reacting.client.react(access, { user_id, message_id: 'm1', icon: 'heart' })).toMatchObject({
      ok: true,
    })
    expect(reacting.last().url.pathname).toBe('/openapi/v2.0/oa/message')
    expect(JSON.parse(reacting.last().body.toString())).toEqual({
      recipient: { user_id },
      sender_action: { react_icon: '/-heart', react_message_id: 'm1' },
    })
    const { client, last } = await zalo(replying('send.anonymous'))
    const to = { anonymous_id: 'a1', conversation_id: 'c1' }
    expect(await client.sendAnonymous(access, { ...to, message: { text: 'Dạ' } })).toMatchObject({
      ok: true,
      data: { message_id: '96d3cdf3af150460951' },
    })
    expect(JSON.parse(last().body.toString())).toEqual({ recipient: to, message: { text: 'Dạ' } })
    await client.sendAnonymous(access, { ...to, message: { token: 't1' } })
    expect(JSON.parse(last().body.toString()).message.attachment).toEqual({ type: 'file', payload: { token: 't1' } })
  })

  test('exchanges a code and refreshes a token with the secret in its header', async () => {
    const { client, last } = await zalo(replying('access-token'))
    const tokens = {
      access_token: 'invented-access-token-0001',
      refresh_token: 'invented-refresh-token-0001',
      expires_in_ms: 90_000_000,
    }
    expect(await client.exchangeCode(app, 'code&1', 'v')).toMatchObject({ ok: true, data: tokens })
    expect(last().url.pathname).toBe('/oauth/v4/oa/access_token')
    expect(last().headers).toMatchObject({
      secret_key: app.secret,
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(Object.fromEntries(new URLSearchParams(last().body.toString()))).toEqual({
      code: 'code&1',
      app_id: app.app_id,
      grant_type: 'authorization_code',
      code_verifier: 'v',
    })
    expect(await client.refreshTokens(app, 'r')).toMatchObject({ ok: true, data: tokens })
    expect(last().body.toString()).toBe(`refresh_token=r&app_id=${app.app_id}&grant_type=refresh_token`)
  })

  test('reads page, person, quota and conversation', async () => {
    const byPath: Record<string, string> = {
      '/openapi/v2.0/oa/getoa': 'getoa',
      '/openapi/v3.0/oa/user/detail': 'user-detail',
      '/openapi/v3.0/oa/quota/message': 'quota',
      '/openapi/v2.0/oa/conversation': 'conversation',
      '/openapi/v2.0/oa/listrecentchat': 'listrecentchat',
    }
    const { client, last } = await zalo((response, request) =>
      replying(byPath[request.url!.split('?')[0]!]!)(response, request),
    )
    expect(await client.getPage(access)).toMatchObject({
      ok: true,
      data: { oa_id: fixtures.oa_id, oa_type: 4, is_verified: true },
    })
    expect(await client.getPerson(access, user_id)).toMatchObject({
      ok: true,
      data: { user_id, shared: { phone: '84900000002' } },
    })
    expect(JSON.parse(last().url.searchParams.get('data')!)).toEqual({ user_id })
    expect(await client.getQuota(access, user_id)).toMatchObject({
      ok: true,
      data: { last_interaction: 1760000000123, reply_remain: 6 },
    })
    const conversation = await client.getConversation(access, user_id, { offset: 10 })
    expect(JSON.parse(last().url.searchParams.get('data')!)).toEqual({ user_id, offset: 10, count: 10 })
    expect(conversation).toMatchObject({
      ok: true,
      data: [{ from: 'page', type: 'text' }, { from: 'person' }, { type: 'photo' }, {}],
    })
    expect(await client.getRecentChats(access)).toMatchObject({
      ok: true,
      data: [{ message_id: '96d3cdf3af150460950' }],
    })
  })
})

describe('a no', () => {
  test('comes as a fault, without its sentence, though the HTTP status is 200', async () => {
    const { client } = await zalo(replying('error'))
    const answer = await client.sendText(access, { user_id, text: 'a' })
    expect(answer).toMatchObject({
      ok: false,
      how: 'refused',
      fault: { code: -213, name: 'not_following', what: 'stop' },
    })
    expect(JSON.stringify(answer)).not.toContain('followed')
  })

  test('of the OAuth host has its own numbers', async () => {
    const { client } = await zalo(replying('access-token.used'))
    expect(await client.refreshTokens(app, 'r')).toMatchObject({
      how: 'refused',
      fault: { code: -14020, needs: 'consent' },
    })
  })

  test.each([
    [401, 'renew'],
    [429, 'retry'],
    [404, 'stop'],
  ])('may come as HTTP %i', async (status, what) => {
    const { client } = await zalo(response => response.writeHead(status).end('<html>'))
    expect(await client.getPage(access)).toMatchObject({ how: 'refused', fault: { code: status, what } })
  })
})

describe('it may have been done when', () => {
  const cases: [string, Answering, string][] = [
    ['Zalo breaks', response => response.writeHead(502).end('<html>'), 'http_502'],
    ['the reply is no JSON', response => response.end('OK'), 'not_json'],
    ['the reply names no message', response => response.end('{"error":0,"message":"Success"}'), 'reply_incomplete'],
    ['the reply is endless', response => void response.end(Buffer.alloc(REPLY_BYTES + 1)), 'reply_too_large'],
    ['the line breaks after the request', (_response, request) => request.socket.destroy(), 'UND_ERR_SOCKET'],
    ['no reply comes in time', () => {}, 'deadline'],
  ]
  test.each(cases)('%s', async (_name, answer, cause) => {
    const { client, seen } = await zalo(answer, { deadlineMs: 300 })
    expect(await client.sendText(access, { user_id, text: 'a' })).toEqual({ ok: false, how: 'unsure', cause })
    expect(seen).toHaveLength(1)
  })
})

describe('nothing left us when', () => {
  test('nobody listens', async () => {
    const client = openClient({ hosts: { openapi: 'http://127.0.0.1:9' } })
    expect(await client.sendText(access, { user_id, text: 'a' })).toEqual({
      ok: false,
      how: 'unsent',
      cause: 'ECONNREFUSED',
    })
    await client.close()
  })

  test('the deadline passed while all connections were taken, and it never leaves later', async () => {
    const held: ServerResponse[] = []
    const { client, seen } = await zalo(response => void held.push(response), { connections: 1, deadlineMs: 300 })
    const answers = await Promise.all([
      client.sendText(access, { user_id, text: 'first' }),
      client.sendText(access, { user_id, text: 'second' }),
    ])
    expect(answers.map(answer => !answer.ok && answer.how)).toEqual(['unsure', 'unsent'])
    await client.getPage(access)
    expect(seen.filter(({ body }) => body.includes('second'))).toEqual([])
    expect(seen).toHaveLength(2)
  })

  test('the token cannot be a header, and the answer does not quote it', async () => {
    const { client, seen } = await zalo(replying('send'))
    const answer = await client.sendText({ token: 'secret\r\nhost: x' }, { user_id, text: 'a' })
    expect(answer).toMatchObject({ ok: false, how: 'unsent' })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(seen).toEqual([])
  })
})
