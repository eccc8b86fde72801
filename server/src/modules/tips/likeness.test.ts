// What is taken for one incident and what is not, as people write it.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { prepareCatalogue } from '../../language/catalogue.ts'
import { understand } from '../../language/understand.ts'
import { gistOf, grown } from './gist.ts'
import { alikeAt, type Gist, likeness } from './likeness.ts'

const folder = new URL('../../../seed/catalogue/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const catalogue = prepareCatalogue({
  procedures: readdirSync(folder)
    .filter(name => name !== 'tip-categories.json')
    .flatMap(read),
  categories: read('tip-categories.json'),
})
const minute = 60_000
const told = (text: string, at = 0, point: Gist['point'] = null): Gist =>
  gistOf(text, understand(text, null, catalogue), at, point)
const alike = (a: Gist, b: Gist): boolean => likeness(a, b).score >= alikeAt

const fire = told('Cháy quán cơm ở số 12 đường Hoa Mẫu, lửa to lắm')

test('neighbours tell of one fire, with marks and without', () => {
  expect(alike(fire, told('chay quan com so 12 Hoa Mau cuu voi', 20 * minute))).toBe(true)
  expect(likeness(fire, told('chay quan com so 12 Hoa Mau cuu voi')).why).toContain('place')
})

test.each([
  ['another number', 'Cháy quán cơm ở số 120 đường Hoa Mẫu', 0],
  ['another street', 'Cháy quán cơm ở số 12 đường Bình Mẫu', 0],
  ['another matter at the place', 'Số 12 đường Hoa Mẫu hát karaoke ồn ào suốt đêm', 0],
  ['another day', 'Cháy quán cơm ở số 12 đường Hoa Mẫu', 26 * 60 * minute],
])('%s is another incident', (_, text, at) => {
  expect(alike(fire, told(text, at))).toBe(false)
})

test('two points a kilometre apart are two places whatever the words say', () => {
  const near = { latitude: 10.001, longitude: 106 }
  const here = told('cháy nhà rồi', 0, { latitude: 10, longitude: 106 })
  expect(alike(here, told('cháy nhà rồi bà con ơi', 5 * minute, near))).toBe(true)
  expect(likeness(here, told('cháy nhà rồi', 0, { latitude: 10.02, longitude: 106 })).score).toBe(0)
})

test('what goes on for days is told of for days', () => {
  const noise = told('Quán ở hẻm 45 Trần Mẫu hát karaoke ồn ào cả đêm')
  const again = told('hem 45 tran mau lai hat karaoke on qua', 3 * 24 * 60 * minute)
  expect(alike(noise, again)).toBe(true)
})

test('likeness does not ask who came first, and a gist stays small', () => {
  const other = told('chay quan com so 12 Hoa Mau', 9 * minute)
  expect(likeness(fire, other)).toEqual(likeness(other, fire))
  const long = told('cháy nhà ở đường Hoa Mẫu '.repeat(500))
  expect(long.words.length + long.place.length).toBeLessThan(130)
  expect(grown(fire, told('hẻm 45 Trần Mẫu')).place).toEqual(expect.arrayContaining(['hoa mau', 'hem45']))
})
