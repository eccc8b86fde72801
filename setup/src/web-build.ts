/** Hides when the console must be built: whenever something it is made of is newer than what was built. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const web = resolve(import.meta.dirname, '../../web')
export const webDist = join(web, 'dist')
const ingredients = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'precompress.ts',
  'package.json',
  '../package-lock.json',
]

/** Builds web/dist when stale (about 10 s); throws an Error with the builder's words when that fails. */
export async function buildWebWhenStale(say: (sentence: string) => void): Promise<void> {
  const built = newest(join(webDist, 'index.html'))
  if (built && ingredients.every(part => newest(join(web, part)) <= built)) return
  say('Building the console …')
  const vite = resolve(import.meta.dirname, '../../node_modules/vite/bin/vite.js')
  const builder = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors, [code]] = await Promise.all([text(builder.stdout), text(builder.stderr), once(builder, 'exit')])
  if (code !== 0) throw new Error(`The console could not be built.\n${errors}${out}`)
}

/** The latest change below a path, in ms; 0 when there is nothing. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
}
