// Secrets of an app by command: from the environment alone, and never printed.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { getAppByZaloId, pageByOa } from '../modules/pages/pages.ts'
import { addUnit } from '../modules/units/units.ts'

let t: TestHouse
let types: ReturnType<typeof typist>
beforeAll(async () => {
  t = await testHouse('command_page')
  types = typist(t)
  const secrets = { APP_SECRET: 'one', WEBHOOK_SECRET: 'two' }
  await types('page app', ['--app', '99900000000000001', '--name', 'Ứng dụng'], secrets)
})
afterAll(() => t?.stop())

test('a new App Secret takes the place of the old one', async () => {
  const secret = () => t.run(async ctx => (await getAppByZaloId(ctx, '99900000000000001')).secret)
  expect(await secret()).toBe('one')
  const { code, out, err } = await types('page app-secret', ['--app', '99900000000000001'], { APP_SECRET: 'three' })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('The new App Secret holds.')
  expect(out).not.toContain('three')
  expect(await secret()).toBe('three')
  const { rows } = await t.owner.query(`select count(*) as lines from trail where act = 'app.secret_changed'`)
  expect(rows).toEqual([{ lines: 1 }])
})

test('a secret that is not given, and an app that is not there, get one sentence', async () => {
  const change = (app: string, env: NodeJS.ProcessEnv) => types('page app-secret', ['--app', app], env)
  expect(await change('99900000000000001', { APP_SECRET: '' })).toEqual(
    says('Set the environment variable APP_SECRET.'),
  )
  expect(await change('5', { APP_SECRET: 'x' })).toEqual(says('There is no app 5: add it first with "page app".'))
})

test('buttons are left and tried again by command', async () => {
  await t.run(ctx => addUnit(ctx, { code: 'vd', kind: 'ward', name: 'Công an xã Ví Dụ', parent_id: null }))
  await types('page add', ['--app', '99900000000000001', '--oa', '77', '--name', 'Xã', '--unit', 'vd'])
  const buttons = () => t.run(async ctx => (await pageByOa(ctx, '77'))?.buttons)
  expect(await buttons()).toBe('try')
  expect((await types('page buttons', ['--oa', '77', '--never'])).out).toContain('numbered lines')
  expect(await buttons()).toBe('never')
  expect((await types('page buttons', ['--oa', '77'])).out).toContain('tries buttons')
  expect(await buttons()).toBe('try')
})

test('a page is made internal once, however often it is said', async () => {
  const internal = () => types('page internal', ['--oa', '77'])
  expect((await internal()).out).toContain('is internal')
  expect((await internal()).code).toBe(0)
  const { rows } = await t.owner.query('select count(*) as pages from internal_pages')
  expect(rows).toEqual([{ pages: 1 }])
})
