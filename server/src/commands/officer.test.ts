// The command as an administrator types it on a fresh installation: a process of its own, against a migrated database.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../tools/test-house.ts'
import { checkPassword, mayAnywhere, signIn, whoOf } from '../modules/officers/officers.ts'
import { machineNow } from '../platform/clock.ts'
import { change, machine } from '../platform/ctx.ts'
import { ensureKeyFile, readKeys } from '../platform/key-file.ts'
import { Refusal } from '../platform/refusal.ts'

let t: TestHouse
let keysFile: string
beforeAll(async () => {
  t = await testHouse('command_officer')
  keysFile = join(t.folder, 'keys.json')
  ensureKeyFile(keysFile)
})
afterAll(() => t?.stop())

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
async function types(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: t.appUrl, KEYS_FILE: keysFile, MEDIA_DIR: t.folder }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, 'officer', ...args], { env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

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
  const { login, password, totp_secret } = JSON.parse(out)
  const house = { ...t.house, keys: readKeys(keysFile) }
  const right = await checkPassword(house, login, password)
  const one_time = new TOTP({ secret: totp_secret }).generate({ timestamp: machineNow() })
  const begun = await change(house, machine('test'), ctx => signIn(ctx, { login, code: one_time, right }))
  if (begun instanceof Refusal) throw begun
  const may = await change(house, whoOf(begun.session), mayAnywhere)
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
