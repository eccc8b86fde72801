// Answers about papers: never before somebody signed, never after their day, by two people, page by page.

import { randomUUID } from 'node:crypto'
import { answerable, answerablesOf, fits } from '@binh-yen/server/modules/procedures/procedures'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateOf, day } from '../src/calendar.ts'
import type { Officer } from '../src/officer.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let editor: Officer
let leader: Officer
beforeAll(async () => {
  world = await openWorld('procedures')
  editor = await world.officer('editor')
  leader = await world.officer('leader')
})
afterAll(() => world.end())

const today = (): string => dateOf(world.simulator.clock.now())
const inDays = (days: number): string => dateOf(world.simulator.clock.now() + days * day)
const page = (unit: 'north' | 'south') => world.district.pages[unit].page_id

const content = (answer: string, more: object = {}) => ({
  name: 'Đăng ký tạm trú',
  field: 'cu-tru',
  codes: ['1.004194'],
  answer,
  who: 'Công dân ở từ 30 ngày trở lên.',
  documents: [{ text: 'Tờ khai CT01', only_if_not_in_database: false }],
  cases: [],
  steps: [],
  level: 'commune',
  where: 'Công an xã, phường nơi đang ở',
  online: { level: 'full', link: 'https://dichvucong.gov.vn', note: null },
  fee: { state: 'not_verified', heard: 'nghe nói 15.000 đồng' },
  time: { state: 'verified', text: '3 ngày làm việc' },
  result: null,
  form: 'CT01',
  warnings: [],
  legal_basis: ['Luật Cư trú'],
  to_check: ['Mức lệ phí.'],
  ...more,
})
const written = (answer: string, dates: object = {}, more: object = {}) => ({
  content: content(answer, more),
  effective_from: today(),
  effective_to: null,
  review_by: inDays(180),
  checked_by: 'Đỗ Thị Biên',
  checked_on: today(),
  source: 'story',
  ...dates,
})

/** What the page would say of it now. */
const says = (unit: 'north' | 'south' = 'north', slug = 'tam-tru') =>
  change(world.app.house, machine('story'), async ctx => {
    const said = await answerable(ctx, page(unit), slug)
    return 'withheld' in said ? said.withheld : said.answer
  })

const drafted = async (version: object, procedure_id?: string): Promise<any> => {
  const path = procedure_id ? `/api/procedures/${procedure_id}/versions` : '/api/procedures'
  const reply = await editor.asks('POST', path, procedure_id ? version : { slug: 'tam-tru', version })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body
}
const step = (who: Officer, version_id: string, name: string) =>
  who.asks('POST', `/api/procedure-versions/${version_id}/${name}`, {})
const signs = (who: Officer, version_id: string, unit: 'north' | 'south' = 'north') =>
  who.asks('POST', `/api/pages/${page(unit)}/procedure-signatures`, { version_ids: [version_id] })
async function published(version: object, procedure_id?: string): Promise<any> {
  const made = await drafted(version, procedure_id)
  await step(editor, made.version.version_id, 'proposal')
  const reply = await step(leader, made.version.version_id, 'publication')
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body
}

/** A file as the console brings it. */
async function brings(form: string, bytes: Buffer, type = 'text/csv'): Promise<any> {
  const reply = await fetch(`${world.url}/api/procedure-imports?form=${form}`, {
    method: 'POST',
    headers: { cookie: editor.cookie, 'content-type': type, 'idempotency-key': randomUUID() },
    body: new Uint8Array(bytes),
  })
  return { status: reply.status, body: await reply.json() }
}

let procedure_id: string
let first: string

test('nothing is said of what nobody wrote, and nothing of a draft or a proposal', async () => {
  expect(await says()).toBe('none')
  const { version } = await drafted(written('Bản thứ nhất.'))
  procedure_id = version.procedure_id
  first = version.version_id
  expect(await says()).toBe('none')
  expect((await step(leader, first, 'publication')).body.error.code).toBe('not_now')
  expect((await step(editor, first, 'proposal')).status).toBe(200)
  expect(await says()).toBe('none')
})

test('whoever wrote in it or put it forward cannot publish it: somebody else must', async () => {
  expect((await step(editor, first, 'publication')).body.error.code).toBe('second_person_needed')
  expect((await step(editor, first, 'return')).status).toBe(200)
  await leader.asks('POST', `/api/procedure-versions/${first}/content`, written('Bản thứ nhất.'))
  await step(editor, first, 'proposal')
  expect((await step(leader, first, 'publication')).body.error.code).toBe('second_person_needed')
  const third = await published(written('Bản thứ nhất.'), procedure_id)
  expect(third.version).toMatchObject({ state: 'published', standing: 'holds', published_by: 'Hoàng Văn Lãnh' })
  expect((await step(leader, first, 'withdrawal')).body.version.state).toBe('withdrawn')
  first = third.version.version_id
})

test('published is not yet answered: each page answers once an officer of its line has signed', async () => {
  expect([await says('north'), await says('south')]).toEqual(['unsigned', 'unsigned'])
  expect((await signs(editor, first, 'south')).status).toBe(404)
  expect((await signs(await world.officer('binh'), first)).status).toBe(404)
  expect((await signs(await world.officer('tung'), first)).status).toBe(403)
  expect((await signs(editor, first)).status).toBe(200)
  expect([await says('north'), await says('south')]).toEqual(['Bản thứ nhất.', 'unsigned'])
  const [row] = await world.sql('select officer_name from procedure_signatures')
  expect(row).toEqual({ officer_name: 'Đỗ Thị Biên' })
  await editor.asks('POST', `/api/pages/${page('north')}/procedure-signatures/withdrawal`, { version_ids: [first] })
  expect(await says()).toBe('unsigned')
  expect((await signs(leader, first)).status).toBe(200)
})

test('a figure nobody verified is said to be so, and what was heard does not leave the house', async () => {
  const said = await change(world.app.house, machine('story'), ctx => answerable(ctx, page('north'), 'tam-tru'))
  expect(said).toMatchObject({
    fee: { state: 'not_verified' },
    time: { text: '3 ngày làm việc' },
    signed_by: 'Hoàng Văn Lãnh',
  })
  expect(JSON.stringify(said)).not.toContain('15.000')
})

test('which case is meant is read from what the person said', async () => {
  const cases = [
    { title: 'Trẻ em', when: { age_below: 14 }, documents: [], note: null },
    { title: 'Nhà thuê', when: { home: ['rented'] }, documents: [], note: 'Chủ nhà đồng ý.' },
  ]
  const next = await published(written('Bản thứ nhất.', {}, { cases }), procedure_id)
  first = next.version.version_id
  await signs(leader, first)
  const said = await change(world.app.house, machine('story'), ctx => answerable(ctx, page('north'), 'tam-tru'))
  if ('withheld' in said) throw new Error(said.withheld)
  expect(said.cases.map(({ when }) => fits(when, { age: 30, home: 'rented' }))).toEqual(['no', 'yes'])
  expect(said.cases.map(({ when }) => fits(when, {}))).toEqual(['open', 'open'])
})

test('a page says differently only where, when and whom to call', async () => {
  const place = { place: 'Số 1 đường Mẫu', hours: 'Sáng thứ bảy', contact: '0900 000 123' }
  const path = `/api/pages/${page('north')}/procedure-place`
  for (const more of [{ fee: 'miễn phí' }, { answer: 'khác' }, { documents: [] }])
    expect((await editor.asks('POST', path, { procedure_id, ...place, ...more })).body.error.code).toBe('invalid_input')
  const general = { place: 'Trụ sở', hours: null, contact: null }
  expect((await editor.asks('POST', path, { procedure_id: null, ...general })).status).toBe(200)
  const shown = async (unit: 'north' | 'south') =>
    change(world.app.house, machine('story'), ctx => answerable(ctx, page(unit), 'tam-tru'))
  expect(await shown('north')).toMatchObject({ where: { text: 'Trụ sở' }, contact: null })
  expect((await editor.asks('POST', path, { procedure_id, ...place })).status).toBe(200)
  expect(await shown('north')).toMatchObject({
    where: { text: 'Số 1 đường Mẫu' },
    hours: 'Sáng thứ bảy',
    contact: '0900 000 123',
    answer: 'Bản thứ nhất.',
  })
  expect((await signs(leader, first, 'south')).status).toBe(200)
  expect(await shown('south')).toMatchObject({ where: { text: 'Công an xã, phường nơi đang ở' }, contact: null })
})

test('a change of law is prepared ahead, signed ahead, and the old answer is never given from its day on', async () => {
  const next = await published(written('Bản thứ hai.', { effective_from: inDays(10) }), procedure_id)
  expect(next.version.standing).toBe('coming')
  expect((await signs(editor, next.version.version_id)).status).toBe(200)
  await world.later(9 * day)
  expect(await says('north')).toBe('Bản thứ nhất.')
  await world.later(day)
  expect(await says('north')).toBe('Bản thứ hai.')
  expect(await says('south'), 'nobody signed the new one there').toBe('unsigned')
  const { body } = await editor.asks('GET', `/api/procedure-versions/${next.version.version_id}/changes`)
  expect(body.changes.map((each: any) => each.field)).not.toContain('documents')
  const changes = (
    await editor.asks('GET', `/api/procedure-versions/${next.version.version_id}/changes?against=${first}`)
  ).body.changes
  expect(changes[0]).toEqual({ field: 'answer', before: ['Bản thứ nhất.'], after: ['Bản thứ hai.'] })
  const early = await drafted(written('Quá sớm.', { effective_from: inDays(-5) }), procedure_id)
  await step(editor, early.version.version_id, 'proposal')
  const refused = await step(leader, early.version.version_id, 'publication')
  expect(refused.body.error).toMatchObject({ code: 'procedure_dates', details: { field: 'effective_from' } })
})

test('past its review or its last day it is withheld, and the editors have it on their list before and after', async () => {
  const list = async () =>
    (await editor.asks('GET', '/api/procedure-reviews')).body.reviews.map((each: any) => each.why)
  expect(await list()).toEqual([])
  await world.later(155 * day)
  expect(await list()).toEqual(['soon'])
  expect(await says()).toBe('Bản thứ hai.')
  await world.later(30 * day)
  expect(await list()).toEqual(['review_due'])
  expect(await says()).toBe('review_due')
  const last = await published(written('Bản thứ ba.', { effective_to: inDays(3) }), procedure_id)
  await signs(editor, last.version.version_id)
  expect(await says()).toBe('Bản thứ ba.')
  await world.later(4 * day)
  expect([await says(), await list()]).toEqual(['expired', ['expired']])
})

test('taken back, nothing is said any more, least of all what was said before', async () => {
  const wrong = await published(written('Bản sai.'), procedure_id)
  await signs(editor, wrong.version.version_id)
  expect(await says()).toBe('Bản sai.')
  expect((await step(leader, wrong.version.version_id, 'withdrawal')).body.version.state).toBe('recalled')
  expect(await says()).toBe('expired')
  expect((await signs(editor, wrong.version.version_id)).body.error.code).toBe('not_now')
  const right = await published(written('Bản đúng.'), procedure_id)
  await signs(editor, right.version.version_id)
  expect(await says()).toBe('Bản đúng.')
})

test('two who publish at once publish once', async () => {
  const { version } = await drafted(written('Hai người.', { effective_from: inDays(1) }), procedure_id)
  await step(editor, version.version_id, 'proposal')
  const both = await Promise.all([
    step(leader, version.version_id, 'publication'),
    step(leader, version.version_id, 'publication'),
  ])
  expect(both.map(reply => reply.status).toSorted()).toEqual([200, 409])
})

test('a brought file changes nothing before somebody accepts a row, and then it is a draft', async () => {
  const portal = [
    {
      ma_thu_tuc: '1.004194',
      ten_thu_tuc: 'Đăng ký tạm trú',
      linh_vuc: 'Đăng ký, quản lý cư trú',
      co_quan_thuc_hien: 'Công an cấp Xã',
      cach_thuc_thuc_hien: 'Trực tuyến5 Ngày làm việc7,000 Việt Nam Đồng',
      can_cu_phap_ly: '',
    },
    { ma_thu_tuc: '2.001428', ten_thu_tuc: 'Trợ cấp', linh_vuc: 'Chính sách', co_quan_thuc_hien: 'Sở Nội vụ' },
    { ma_thu_tuc: '9.999999', ten_thu_tuc: 'Việc khác của Công an', linh_vuc: 'Cấp, quản lý căn cước' },
  ]
    .map(each => JSON.stringify(each))
    .join('\n')
  const { status, body } = await brings('portal', Buffer.from(portal), 'application/x-ndjson')
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.rows.map(({ notes, acceptable }: any) => [notes, acceptable])).toEqual([
    [['figures_not_verified'], true],
    [['junk'], false],
    [['not_ours'], false],
  ])
  const fields = body.rows[0].changes.map((each: any) => each.field)
  expect(fields).toEqual(expect.arrayContaining(['time', 'to_check']))
  expect(await says()).toBe('Bản đúng.')
  const accepting = `/api/procedure-imports/${body.import_id}/acceptance`
  expect((await editor.asks('POST', accepting, { rows: [1] })).body.error.code).toBe('not_now')
  const accepted = await editor.asks('POST', accepting, { rows: [0] })
  const made = (await editor.asks('GET', `/api/procedure-versions/${accepted.body.rows[0].version_id}`)).body
  expect(made.version).toMatchObject({ state: 'draft', writers: ['Đỗ Thị Biên'] })
  expect(made.content.time).toMatchObject({ state: 'not_verified' })
  expect(await says()).toBe('Bản đúng.')
  expect((await editor.asks('POST', accepting, { rows: [0] })).body.error.code).toBe('not_now')
  for (const form of ['json', 'csv', 'portal'])
    expect((await brings(form, Buffer.from('{{'))).body.error.code).toBe('import_unreadable')
})

test('what is exported comes back as it is', async () => {
  for (const form of ['json', 'csv']) {
    const file = await fetch(`${world.url}/api/procedure-exports?form=${form}`, { headers: { cookie: editor.cookie } })
    expect(file.headers.get('content-disposition')).toContain(`procedures.${form}`)
    const bytes = Buffer.from(await file.arrayBuffer())
    const { body } = await brings(form, bytes)
    expect(body.rows).toMatchObject([{ slug: 'tam-tru', notes: [], changes: [], acceptable: false }])
  }
})

test('the list of a page says of each procedure whether it is answered, and every act is on the trail', async () => {
  const all = await change(world.app.house, machine('story'), ctx => answerablesOf(ctx, page('north')))
  expect(all).toMatchObject([{ slug: 'tam-tru', withheld: null }])
  const acts = (await world.sql<{ act: string }>(`select distinct act from trail where act like 'procedure%'`)).map(
    row => row.act,
  )
  for (const act of [
    'added',
    'drafted',
    'proposed',
    'sent_back',
    'published',
    'withdrawn',
    'recalled',
    'signed',
    'unsigned',
    'place_set',
    'import_started',
    'import_accepted',
  ])
    expect(acts).toContain(`procedure.${act}`)
})
