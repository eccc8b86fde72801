// The command as an administrator types it on a fresh installation, against a migrated database.

import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { says, typist } from '../../tools/test-command.ts'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { checkPassword, mayAnywhere, type Session, sessionNow, signIn, whoOf } from '../modules/officers/officers.ts'
import { machineNow } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'

let t: TestHouse
let types: (...args: string[]) => ReturnType<ReturnType<typeof typist>>
beforeAll(async () => {
  t = await testHouse('command_officer')
  const typed = typist(t)
  types = (...args) => typed('officer', args)
})
afterAll(() => t?.stop())

interface SignIn {
  readonly login: string
  readonly password: string
  readonly totp_secret: string
}

/** A session, or the refusal, of somebody who types what a command printed. */
async function signsIn({ login, password, totp_secret }: SignIn): Promise<Session | Refusal> {
  const right = await checkPassword(t.house, login, password)
  const code = new TOTP({ secret: totp_secret }).generate({ timestamp: machineNow() })
  const begun = await t.run(ctx => signIn(ctx, { login, code, right }))
  return begun instanceof Refusal ? begun : begun.session
}

const mayNow = (session: Session): Promise<string[]> => t.run(mayAnywhere, whoOf(session))

test('the first administrator is added with the top unit, and signs in with what was printed', async () => {
  const first = [
    'add',
    '--login',
    'quan.tri',
    '--name',
    'Người Quản Trị',
    '--role',
    'administrator',
    '--unit',
    'TP',
    '--below',
  ]
  expect((await types(...first)).err).toContain('--unit-name')
  const { code, out } = await types(...first, '--unit-name', 'Thành phố Mẫu', '--json')
  expect(code).toBe(0)
  const session = await signsIn(JSON.parse(out))
  if (session instanceof Refusal) throw session
  const may = await mayNow(session)
  expect(may).toContain('officer.list')
  expect(may).not.toContain('conversation.read')
})

test('a wrong role, a taken login, an unknown unit and nothing at all get one sentence', async () => {
  const add = (login: string, role: string, unit: string) =>
    types('add', '--login', login, '--name', 'Ai Đó', '--role', role, '--unit', unit)
  expect(await add('ai.do', 'chief', 'TP')).toMatchObject({ code: 1, err: expect.stringContaining('There is no role') })
  expect(await add('quan.tri', 'duty', 'TP')).toMatchObject({ code: 1, err: 'This login is taken. Choose another.\n' })
  expect(await add('ai.do', 'duty', 'XX')).toMatchObject({ code: 1, err: 'There is no unit XX. Units: TP.\n' })
  expect(await types()).toMatchObject({ code: 2, err: expect.stringContaining('officer add --login') })
})

test('a second role is granted and withdrawn; what is held already or not at all is said', async () => {
  const session = await signsIn(
    JSON.parse((await types('add', '--login', 'mai', '--name', 'Mai', '--role', 'duty', '--unit', 'TP', '--json')).out),
  )
  if (session instanceof Refusal) throw session
  const role = (verb: string, ...more: string[]) => types(verb, '--login', 'mai', '--unit', 'TP', '--role', ...more)
  expect(await mayNow(session)).not.toContain('trail.read')
  expect(await role('grant', 'leader', '--below')).toMatchObject({
    code: 0,
    out: 'mai holds leader on TP and the units below from now on.\n',
  })
  expect(await mayNow(session)).toContain('trail.read')
  expect(await role('grant', 'leader')).toEqual(says('mai holds leader on TP and below already; withdraw it first.'))
  expect(await role('withdraw', 'leader')).toMatchObject({ code: 0 })
  expect(await mayNow(session)).not.toContain('trail.read')
  expect(await role('withdraw', 'leader')).toEqual(says('mai does not hold leader on TP.'))
  expect(await types('grant', '--login', 'ai.do', '--unit', 'TP', '--role', 'duty')).toEqual(
    says('There is no officer with login ai.do.'),
  )
})

test('a forgotten password: a new one and a new code secret, said once; what was before opens nothing', async () => {
  const added = JSON.parse(
    (await types('add', '--login', 'quen', '--name', 'Hay Quên', '--role', 'duty', '--unit', 'TP', '--json')).out,
  )
  const before = await signsIn(added)
  if (before instanceof Refusal) throw before
  for (let n = 0; n < 5; n += 1) await signsIn({ ...added, password: 'sai' })
  expect(await signsIn(added)).toMatchObject({ code: 'sign_in_locked' })

  const { code, out } = await types('reset', '--login', 'quen', '--json')
  expect(code).toBe(0)
  const fresh = JSON.parse(out)
  expect(await t.run(ctx => sessionNow(ctx, before.session_id))).toBeUndefined()
  expect(await signsIn(added)).toMatchObject({ code: 'sign_in_failed' })
  expect(await signsIn({ ...fresh, totp_secret: added.totp_secret })).toMatchObject({ code: 'sign_in_failed' })
  expect(await signsIn(fresh)).toMatchObject({ login: 'quen' })
})

test('who has ended signs in no more, and gets neither role nor password', async () => {
  const added = JSON.parse(
    (await types('add', '--login', 'nghi', '--name', 'Đã Nghỉ', '--role', 'duty', '--unit', 'TP', '--json')).out,
  )
  expect(await types('end', '--login', 'nghi')).toMatchObject({ code: 0 })
  expect(await signsIn(added)).toMatchObject({ code: 'sign_in_failed' })
  const ended = says('nghi has ended and signs in no more.')
  expect(await types('end', '--login', 'nghi')).toEqual(ended)
  expect(await types('reset', '--login', 'nghi')).toEqual(ended)
  expect(await types('grant', '--login', 'nghi', '--role', 'duty', '--unit', 'TP')).toEqual(ended)
})
