// Every kind a person can send and a page can answer with, as the app hears and Zalo takes them.
import { expect, test } from 'vitest'
import { arrives, PAGE, scene } from './kit.ts'

const says = (title: string, type = 'oa.query.show') => ({ title, type, payload: title })
const template = (payload: object) => ({ attachment: { type: 'template', payload } })
const last = <T>(list: T[]): T => list.at(-1) as T

async function upload(world: Awaited<ReturnType<typeof scene>>, bytes: string, name: string) {
  const form = new FormData()
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), name)
  return (
    await world.zalo('/openapi/v2.0/oa/upload/file', {
      method: 'POST',
      body: form,
      headers: { access_token: world.token },
    })
  ).body
}

test('voice, video, files, stickers, links and cards reach the app in the shapes Zalo prints', async () => {
  const world = await scene()
  await arrives(world, 'lan')
  const base64 = Buffer.from('#!AMR\n').toString('base64')
  for (const [kind, type] of [
    ['audio', 'audio'],
    ['video', 'video'],
    ['file', 'file'],
    ['sticker', 'sticker'],
    ['gif', 'gif'],
  ]) {
    await world.control('people/lan/media', { oa_id: PAGE, kind, base64, name: 'đơn.pdf' })
    await world.sim.settle()
    const { event_name, message } = last(world.webhook.heard).body
    expect(event_name).toBe(`user_send_${kind}`)
    expect(message.attachments[0].type).toBe(type)
    expect(message.attachments[0].payload.url).toContain('/media/')
  }
  await world.control('people/lan/link', { oa_id: PAGE, url: 'https://vi-du.vn/a', title: 'Tin' })
  await world.control('people/lan/card', { oa_id: PAGE, name: 'Chị Bưởi', phone: '84900000001' })
  await world.control('people/lan/info', { oa_id: PAGE })
  await world.control('people/lan/call', { oa_id: PAGE })
  await world.sim.settle()
  const heard = world.webhook.heard.slice(-4).map(each => each.body)
  expect(heard.map(each => each.event_name)).toEqual([
    'user_send_link',
    'user_send_business_card',
    'user_submit_info',
    'user_call_oa',
  ])
  expect(JSON.parse(heard[1].message.attachments[0].payload.description).phone).toBe('84900000001')
  expect(heard[1].message.attachments[0].type).toBe('link')
  expect(heard[3]).toMatchObject({ call_type: 'AUDIO', talk_time: 0 })
})

test('buttons and lists are taken or refused by the switch, and a press is said as they declare', async () => {
  const world = await scene()
  const user_id = await arrives(world, 'lan')
  const buttons = { text: 'Chọn', ...template({ buttons: [says('Một'), says('#hai', 'oa.query.hide')] }) }
  const list = template({ template_type: 'list', elements: [{ title: 'A', subtitle: 'a' }], buttons: [says('Ba')] })
  const sent = await world.send(user_id, buttons)
  expect(sent.body.error).toBe(0)
  expect((await world.send(user_id, list)).body.error).toBe(0)
  expect((await world.send(user_id, template({ template_type: 'list', elements: [{ title: 'A' }] }))).body.error).toBe(
    -201,
  )
  const msg_id = sent.body.data.message_id
  await world.control('people/lan/press', { oa_id: PAGE, msg_id, choice: 0 })
  await world.control('people/lan/press', { oa_id: PAGE, msg_id, choice: 1 })
  await world.sim.settle()
  expect(world.webhook.heard.slice(-2).map(each => each.body.message.text)).toEqual(['Một', '#hai'])
  const { messages } = await world.control(`people/lan/messages?oa_id=${PAGE}`)
  expect(messages.filter((one: any) => one.from === 'person').map((one: any) => one.text)).toEqual(['Xin chào', 'Một'])
  for (const [lists_on_v3, error] of [
    ['unsupported', -233],
    ['invalid', -201],
  ]) {
    await world.control('switches', { lists_on_v3 })
    expect((await world.send(user_id, buttons)).body.error).toBe(error)
  }
})

test('a file is judged by its bytes and shown under its name; the info card needs its picture', async () => {
  const world = await scene()
  const user_id = await arrives(world, 'lan')
  expect((await upload(world, 'MZ…', 'a.pdf')).error).toBe(-201)
  const { data } = await upload(world, '%PDF-1.7', 'Mẫu đơn.pdf')
  const file = { attachment: { type: 'file', payload: { token: data.token } } }
  expect((await world.send(user_id, file)).body.error).toBe(0)
  expect(last((await world.control(`people/lan/messages?oa_id=${PAGE}`)).messages as any[])).toMatchObject({
    kind: 'file',
    name: 'Mẫu đơn.pdf',
  })
  const card = { title: 'Liên hệ', subtitle: 'Để gọi lại' }
  const request = (element: object) => template({ template_type: 'request_user_info', elements: [element] })
  expect((await world.send(user_id, request(card))).body.error).toBe(-201)
  expect((await world.send(user_id, request({ ...card, image_url: 'https://vi-du.vn/a.png' }))).body.error).toBe(0)
})

test('either side reacts, and takes it back', async () => {
  const world = await scene()
  const user_id = await arrives(world, 'lan')
  const { messages } = await world.control(`people/lan/messages?oa_id=${PAGE}`)
  const react = (react_icon: string, react_message_id = messages[0].msg_id) =>
    world.zalo('/openapi/v2.0/oa/message', {
      method: 'POST',
      headers: { access_token: world.token, 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { user_id }, sender_action: { react_icon, react_message_id } }),
    })
  expect((await react('/-heart')).body.error).toBe(0)
  expect((await react('love')).body.error).toBe(-201)
  expect((await react('/-heart', 'nobody')).body.error).toBe(-201)
  const reply = await world.send(user_id, { text: 'Dạ', quote_message_id: messages[0].msg_id })
  await world.control('people/lan/reaction', { oa_id: PAGE, msg_id: reply.body.data.message_id, icon: '/-strong' })
  await world.sim.settle()
  expect(world.webhook.names()).toContain('oa_reacted_message')
  expect(last(world.webhook.heard).body).toMatchObject({
    event_name: 'user_reacted_message',
    sender: { id: user_id },
    message: { msg_id: reply.body.data.message_id, react_icon: '/-strong' },
  })
  const shown = (await world.control(`people/lan/messages?oa_id=${PAGE}`)).messages
  expect(shown.map((one: any) => one.reactions)).toEqual([{ page: '/-heart' }, { person: '/-strong' }])
  expect(shown[1].quote).toBe(messages[0].msg_id)
})

test('a visitor of the widget is answered by both ids and by no other call', async () => {
  const world = await scene()
  await world.control('people', { id: 'khach', web: true })
  const { user_id } = await world.control('people/khach/text', { oa_id: PAGE, text: 'Cho hỏi' })
  await world.sim.settle()
  const heard = last(world.webhook.heard).body
  expect(heard).toMatchObject({ event_name: 'anonymous_send_text', sender: { id: user_id } })
  const answer = (recipient: object, message: object = { text: 'Dạ' }) =>
    world.zalo('/openapi/v2.0/oa/message', {
      method: 'POST',
      headers: { access_token: world.token, 'content-type': 'application/json' },
      body: JSON.stringify({ recipient, message }),
    })
  const { conversation_id } = heard.message
  expect((await world.send(user_id, { text: 'Dạ' })).body.error).toBe(-201)
  expect((await answer({ anonymous_id: user_id, conversation_id: 'x' })).body.error).toBe(-201)
  expect(
    (await answer({ anonymous_id: user_id, conversation_id }, template({ buttons: [says('A')] }))).body.error,
  ).toBe(-201)
  expect((await answer({ anonymous_id: user_id, conversation_id })).body.error).toBe(0)
  await world.sim.settle()
  expect(world.webhook.names()).toContain('oa_send_anonymous_text')
})
