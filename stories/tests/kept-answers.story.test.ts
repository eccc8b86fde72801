// An officer's answer, kept in two steps, is published by two others and told to the next who asks; and editors see what was left.

import { publish, propose, sign } from '@binh-yen/server/modules/procedures/procedures'
import { change } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficerName } from '../src/district.ts'
import type { Officer } from '../src/officer.ts'
import { actingAs, signPapers } from '../src/papers.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer
let editor: Officer
let page_id: string
const as = (name: OfficerName) => actingAs(world, name)

beforeAll(async () => {
  world = await openWorld('kept_answers')
  page_id = world.district.pages.north.page_id
  await signPapers(world)
  tung = await world.officer('tung')
  editor = await world.officer('editor')
})
afterAll(() => world.end())

let people = 0
const somebody = () => world.person(`giu-${++people}`, `Người ${people}`)
async function says(person: Person, text: string): Promise<string> {
  await person.writes(text)
  await world.settle()
  return (await person.hears()).at(-1) ?? ''
}

/** The newest conversation of the page, with its lines as an officer reads them. */
async function newest(): Promise<{ path: string; id: string; lines: any[] }> {
  const [row] = await world.sql<{ id: string }>(
    'select id from conversations where page_id = $1 order by id desc limit 1',
    [page_id],
  )
  const path = `/api/pages/${page_id}/conversations/${row?.id}`
  const { body } = await tung.asks('GET', `${path}/lines`)
  return { path, id: row?.id ?? '', lines: body.lines }
}

async function answered(
  person: Person,
  question: string,
  answer: string,
): Promise<{ path: string; message_id: string }> {
  await says(person, question)
  await says(person, 'gặp cán bộ')
  const { path } = await newest()
  await world.later(60_000)
  expect((await tung.asks('POST', `${path}/replies`, { text: answer })).status).toBe(200)
  await world.settle()
  const { lines } = await newest()
  const reply = lines.findLast((line: any) => line.from === 'officer')
  return { path, message_id: reply.id }
}

const question = 'Em là Nguyễn Văn Ví, thuê trọ mà chủ nhà không chịu ký giấy thì đăng ký tạm trú kiểu gì ạ?'
const answer =
  'Chủ nhà xác nhận trên VNeID là đủ; không xác nhận được thì anh/chị mang hợp đồng thuê tới Công an phường.'

test('after a hand-over the reply may be kept: the question stands there without name and number', async () => {
  const lan = await somebody()
  const { path, message_id } = await answered(lan, `${question} Số em 0900 000 321`, answer)
  const { lines } = await newest()
  expect(lines.find((line: any) => line.id === message_id).may).toContain('answer.keep')
  const { body } = await tung.asks('GET', `${path}/keeping?message_id=${message_id}`)
  expect(body.question).toContain('Em là [tên], thuê trọ')
  expect(body.question).toContain('[số điện thoại]')
  expect(body.answer).toBe(answer)
  expect(body.procedure.name).toBe('Đăng ký tạm trú')

  const kept = await tung.asks('POST', `${path}/keeping`, {
    message_id,
    question: body.question,
    answer: body.answer,
    about: { procedure_id: body.procedure.procedure_id },
  })
  expect(kept.status, JSON.stringify(kept.body)).toBe(200)
  const { body: version } = await editor.asks('GET', `/api/procedure-versions/${kept.body.version_id}`)
  expect(version.version).toMatchObject({ state: 'draft', slug: 'tam-tru' })
  expect(version.content.asked).toEqual([{ questions: [body.question], answer }])
  expect((await newest()).lines.find((line: any) => line.id === message_id)).toMatchObject({
    kept_in: kept.body.version_id,
    may: [],
  })
  const again = await tung.asks('POST', `${path}/keeping`, {
    message_id,
    question: 'x',
    answer,
    about: { name: 'Khác' },
  })
  expect(again.body.error.code).toBe('already_kept')

  // Nobody is told it before two others have published and signed it.
  const hoa = await somebody()
  expect(await says(hoa, question)).not.toContain('Chủ nhà xác nhận trên VNeID là đủ')
  await change(world.app.house, as('editor'), ctx => propose(ctx, kept.body.version_id))
  await expect(change(world.app.house, as('tung'), ctx => publish(ctx, kept.body.version_id))).rejects.toThrow()
  await change(world.app.house, as('leader'), ctx => publish(ctx, kept.body.version_id))
  await change(world.app.house, as('leader'), ctx => sign(ctx, page_id, [kept.body.version_id]))
  const said = await says(await somebody(), 'thue tro chu nha khong chiu ky giay thi dang ky tam tru kieu gi')
  expect(said).toContain('Chủ nhà xác nhận trên VNeID là đủ')
  expect(said).toContain('Dạ, Đăng ký tạm trú')
  expect(await says(await somebody(), 'đăng ký tạm trú cần giấy tờ gì')).toContain('Nơi làm:')
})

test('what was kept leaves as lines of the gold set, without names', async () => {
  const reply = await fetch(`${world.url}/api/kept-questions`, { headers: { cookie: editor.cookie } })
  const lines = (await reply.text())
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ leaves: ['tam-tru'], kind: 'question', urgent: false })
  expect(lines[0].text).not.toMatch(/Nguyễn|0900/)
})

test('a matter nobody has written about becomes a procedure of its own, and is recognised once it is published', async () => {
  const lan = await somebody()
  const ask = 'Nuôi chó becgie thả rông trong xóm có phải đăng ký với công an không vậy'
  const { path, message_id } = await answered(
    lan,
    ask,
    'Việc nuôi chó do UBND phường quản lý, anh/chị đăng ký tại UBND phường.',
  )
  const kept = await tung.asks('POST', `${path}/keeping`, {
    message_id,
    question: ask,
    answer: 'Việc nuôi chó do UBND phường quản lý, anh/chị đăng ký tại UBND phường.',
    about: { name: 'Đăng ký nuôi chó' },
  })
  expect(kept.status, JSON.stringify(kept.body)).toBe(200)
  const { version_id } = kept.body
  await change(world.app.house, as('editor'), ctx => propose(ctx, version_id))
  await change(world.app.house, as('leader'), ctx => publish(ctx, version_id))
  await change(world.app.house, as('leader'), ctx => sign(ctx, page_id, [version_id]))
  expect(
    await says(await somebody(), 'nuoi cho becgie tha rong trong xom co phai dang ky voi cong an khong'),
  ).toContain('UBND phường quản lý')
})

test('an answer that promises or asks for secrets is not kept; nor is anybody’s reply outside a hand-over', async () => {
  const lan = await somebody()
  const { path, message_id } = await answered(
    lan,
    'đăng ký xe cũ không có giấy mua bán thì làm sao',
    'Anh/chị cứ ra phường.',
  )
  const about = { name: 'Xe không giấy' }
  const bad = { message_id, question: 'xe cũ không giấy', answer: 'Chúng tôi cam kết giải quyết trong ngày.', about }
  expect((await tung.asks('POST', `${path}/keeping`, bad)).body.error.code).toBe('answer_unfit')
  expect((await editor.asks('POST', `${path}/keeping`, { ...bad, answer: 'Được.' })).status).toBe(403)
  const citizen = (await newest()).lines.find((line: any) => line.from === 'citizen')
  const { body } = await tung.asks('GET', `${path}/keeping?message_id=${citizen.id}`)
  expect(body.error.code).toBe('not_keepable')
})
