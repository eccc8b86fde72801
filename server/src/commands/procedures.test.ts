// The catalogue by command, on a house that published what comes with it: lists, files out and in, and what the portal says.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishProcedures, readProcedures } from '../../seed/procedures.ts'
import { typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { addOfficer, grantRole } from '../modules/officers/officers.ts'
import { addPage, type PageId } from '../modules/pages/pages.ts'
import { answerable, answerablesOf, proceduresOn, sign } from '../modules/procedures/procedures.ts'
import { addUnit } from '../modules/units/units.ts'
import type { Who } from '../platform/ctx.ts'
import { newId } from '../platform/ids.ts'

let t: TestHouse
let types: ReturnType<typeof typist>
let page: PageId
let leader: Who
let ids: string[]

beforeAll(async () => {
  t = await testHouse('command_procedures')
  types = typist(t)
  // The day the files were checked, or later: nothing of them is past its review then.
  t.house.clock.stand(Date.parse('2026-11-25T03:00:00Z') - Date.now())
  const made = await t.run(async ctx => {
    const unit_id = await addUnit(ctx, { code: 'P1', kind: 'phường', name: 'Phường Một', parent_id: null })
    const [page, ...officers] = [
      await addPage(ctx, { name: 'Trang Phường Một', unit_id }),
      await addOfficer(ctx, { login: 'bien.tap', name: 'Đỗ Thị Biên' }),
      await addOfficer(ctx, { login: 'lanh.dao', name: 'Hoàng Văn Lãnh' }),
    ] as const
    await grantRole(ctx, officers[0].officer_id, { role: 'editor', unit_id, below: false })
    await grantRole(ctx, officers[1].officer_id, { role: 'leader', unit_id, below: false })
    return { page, officers }
  })
  page = made.page
  const [editor, lead] = made.officers.map(
    ({ officer_id }, n): Who => ({ kind: 'officer', id: officer_id, name: `Cán bộ ${n}`, session: newId(1) }),
  )
  leader = lead as Who
  ids = await publishProcedures(t.house, editor as Who, leader)
})
afterAll(() => t?.stop())

test('a new page answers nothing and is offered the ten most asked first', async () => {
  expect(ids).toHaveLength(readProcedures().length)
  const { procedures } = await t.run(ctx => proceduresOn(ctx, page))
  expect(procedures.slice(0, 11).map(each => each.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null])
  expect(new Set(procedures.map(each => each.withheld))).toEqual(new Set(['unsigned']))
})

test('signed, it answers every procedure of the catalogue, and of none what was only heard', async () => {
  await t.run(ctx => sign(ctx, page, ids), leader)
  const all = await t.run(ctx => answerablesOf(ctx, page))
  expect(all.filter(each => each.withheld !== null)).toEqual([])
  for (const { slug, version } of readProcedures()) {
    const said = await t.run(ctx => answerable(ctx, page, slug))
    expect(said, slug).toMatchObject({ slug, answer: version.content.answer, signed_by: 'Cán bộ 1' })
    if (version.content.fee.state === 'not_verified') expect(said).toMatchObject({ fee: { state: 'not_verified' } })
    expect(JSON.stringify(said)).not.toMatch(/"heard"|"to_check"/)
  }
})

test('the list names what holds; the review list is empty until something nears its day', async () => {
  const { out } = await types('procedures list')
  expect(out).toContain('66 procedures.')
  expect(out).toMatch(/tam-tru: version 1, (holds|coming), signed on 1 pages/)
})

test('what is exported comes back unchanged, and a changed line becomes a draft only when it is accepted', async () => {
  const file = join(t.folder, 'procedures.csv')
  expect(await types('procedures export', ['--form', 'csv', '--file', file])).toMatchObject({ code: 0 })
  const same = await types('procedures import', ['--form', 'csv', '--file', file])
  expect(same.out).toContain('  tam-tru: the same')
  expect(same.out).toContain('0 rows could become drafts; nothing was changed.')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('1.004194', '"1.004194\n1.999999"').replace('2026-11-22', '2026-11-32'))
  const changed = await types('procedures import', ['--form', 'csv', '--file', file, '--accept'])
  expect(changed.out).toContain('  tam-tru: codes')
  expect(changed.out).toContain('wrong:version.checked_on')
  expect(changed.out).toContain('1 drafts made')
  expect((await types('procedures list')).out).toMatch(/tam-tru: .*, 1 being written/)
})

test('a procedure that is new here comes with its place among the most asked, as a draft that is not answered', async () => {
  const [one] = readProcedures()
  const file = join(t.folder, 'new.json')
  writeFileSync(file, JSON.stringify([{ ...one, slug: 'viec-moi', rank: 7 }]))
  expect((await types('procedures import', ['--form', 'json', '--file', file, '--accept'])).out).toContain(
    'viec-moi: new',
  )
  const rows = await t.owner.query(`select rank from procedures where slug = 'viec-moi'`)
  expect(rows.rows).toEqual([{ rank: 7 }])
  expect(await t.run(ctx => answerable(ctx, page, 'viec-moi'))).toEqual({ withheld: 'none' })
})

test('a file that is none, and a form there is not, get one sentence', async () => {
  const file = join(t.folder, 'keys.json')
  expect((await types('procedures import', ['--form', 'csv', '--file', file])).err).toContain('cannot be read')
  expect((await types('procedures import', ['--form', 'xlsx', '--file', file])).err).toContain('--form is one of')
  expect((await types('procedures')).code).toBe(2)
})
