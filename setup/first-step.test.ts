import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A tiny repository with the first step in it; `npm` and the installed Node are stand-ins that say what they were asked.
let clone: string
beforeEach(() => {
  clone = mkdtempSync('/tmp/by-first-step-')
  mkdirSync(join(clone, 'setup'))
  mkdirSync(join(clone, 'bin'))
  cpSync(join(import.meta.dirname, 'first-step.mjs'), join(clone, 'setup/first-step.mjs'))
  writeLock('package-lock.json', '1.0.0')
  symlinkSync(process.execPath, join(clone, 'bin/node'))
  writeFileSync(join(clone, 'bin/npm'), '#!/bin/sh\necho "npm $*" >&2\nexit "$NPM_ENDS_WITH"\n')
  chmodSync(join(clone, 'bin/npm'), 0o755)
})
afterEach(() => rmSync(clone, { recursive: true }))

function writeLock(path: string, version: string): void {
  const packages = {
    '': {},
    zalo: {},
    'node_modules/left': { version },
    'node_modules/for-macs': { version, optional: true },
  }
  writeFileSync(join(clone, path), JSON.stringify({ packages }))
}

function install(version: string): void {
  mkdirSync(join(clone, 'node_modules/.bin'), { recursive: true })
  symlinkSync(process.execPath, join(clone, 'node_modules/.bin/node'))
  writeLock('node_modules/.package-lock.json', version)
}

function firstStep(args: string[], npmEndsWith = 7) {
  const env = { PATH: `${join(clone, 'bin')}:/usr/bin:/bin`, NPM_ENDS_WITH: String(npmEndsWith) }
  return spawnSync(process.execPath, [join(clone, 'setup/first-step.mjs'), ...args], { env, encoding: 'utf8' })
}

test('what is installed as the lock says is run at once, without a word, with its arguments and exit code', () => {
  install('1.0.0')
  const done = firstStep(['-e', 'console.log(process.argv.at(-1)); process.exit(3)', 'hello'])
  expect([done.stdout, done.stderr, done.status]).toEqual(['hello\n', '', 3])
})

test('a program that dies by a signal gives 128 and the signal', () => {
  install('1.0.0')
  expect(firstStep(['-e', 'process.kill(process.pid, "SIGKILL")']).status).toBe(137)
})

test('a fresh clone is installed first, and an installation that fails ends it with the same code', () => {
  const done = firstStep(['-e', ''])
  expect(done.stderr).toContain('npm ci')
  expect([done.stdout, done.status]).toEqual(['', 7])
})

test('an installation older than the lock is renewed', () => {
  install('0.9.0')
  expect(firstStep(['-e', '']).stderr).toContain('npm ci')
})

test('of two starts of a fresh clone one installs, and both run', async () => {
  const npm = `#!/bin/sh
echo installed >> npm-ran
sleep 0.5
mkdir -p node_modules/.bin && cp package-lock.json node_modules/.package-lock.json && ln -s "${process.execPath}" node_modules/.bin/node
`
  writeFileSync(join(clone, 'bin/npm'), npm)
  const env = { PATH: `${join(clone, 'bin')}:/usr/bin:/bin` }
  const starts = [1, 2].map(() =>
    spawn(process.execPath, [join(clone, 'setup/first-step.mjs'), '-e', 'process.exit(5)'], { env }),
  )
  const codes = await Promise.all(starts.map(async start => (await once(start, 'exit'))[0]))
  expect(codes).toEqual([5, 5])
  expect(readFileSync(join(clone, 'npm-ran'), 'utf8')).toBe('installed\n')
})
