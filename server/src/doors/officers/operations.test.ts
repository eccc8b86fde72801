// Who sees which lines of the trail: those of their pages, and those of the house only from the top of the tree.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, testDoor } from '../../../tools/test-door.ts'
import type { Role } from '../../modules/officers/officers.ts'
import { setPageMode } from '../../modules/pages/pages.ts'
import { renameUnit } from '../../modules/units/units.ts'

let d: Awaited<ReturnType<typeof testDoor>>
beforeAll(async () => {
  d = await testDoor('officers_operations')
  await d.run(async ctx => {
    await setPageMode(ctx, d.wardPage, 'listening')
    await setPageMode(ctx, d.otherPage, 'listening')
    await renameUnit(ctx, d.ward, 'Phường Nhất')
  })
})
afterAll(() => d?.stop())

const reader = async (role: Role, unit: 'city' | 'ward'): Promise<Browser> =>
  d.signedIn(await d.officer(role, d[unit], unit === 'city'))

interface Line {
  readonly act: string
  readonly page_id: string | null
}
async function linesTo(browser: Browser): Promise<(Line & Record<string, unknown>)[]> {
  const { status, body } = await browser.get('/api/trail?limit=200')
  expect(status).toBe(200)
  return body.lines
}

test.each(['inspector', 'data_protection'] as const)(
  'over the whole house the role %s reads the lines of its pages and those of no page',
  async role => {
    const lines = await linesTo(await reader(role, 'city'))
    const ofHouse = lines.filter(line => line.page_id === null).map(line => line.act)
    expect(new Set(ofHouse)).toEqual(
      new Set(['session.begun', 'officer.added', 'role.granted', 'unit.added', 'unit.renamed']),
    )
    expect(
      lines
        .filter(line => line.act === 'page.listening')
        .map(line => line.page_id)
        .sort(),
    ).toEqual([d.wardPage, d.otherPage].sort())
  },
)

test('a line says whether an officer or the machine did it, and the codes and numbers that belong to it', async () => {
  const lines = await linesTo(await reader('inspector', 'city'))
  const granted = lines.find(line => line.act === 'role.granted')
  expect(granted).toMatchObject({ who_kind: 'machine', thing_kind: 'officer' })
  expect(granted?.['facts']).toEqual({ role: 'inspector', unit_id: d.city, below: true })
  expect(lines.find(line => line.act === 'session.begun')).toMatchObject({ who_kind: 'officer', facts: {} })
})

test.each([
  ['inspector', 'ward'],
  ['data_protection', 'ward'],
  ['leader', 'city'],
] as const)('the role %s on the %s reads the lines of its pages and none of the house', async (role, unit) => {
  const lines = await linesTo(await reader(role, unit))
  expect(lines.filter(line => line.page_id === null)).toEqual([])
  const pages = unit === 'ward' ? [d.wardPage] : [d.wardPage, d.otherPage]
  expect(
    lines
      .filter(line => line.act === 'page.listening')
      .map(line => line.page_id)
      .sort(),
  ).toEqual(pages.sort())
})
