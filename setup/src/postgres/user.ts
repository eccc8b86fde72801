/** Hides who runs PostgreSQL: the plain user itself, or `nobody` when we are root (PostgreSQL refuses root). */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Plain } from '../plain.ts'

/** Options for spawn: empty for a plain user. */
export type OsUser = { readonly uid?: number; readonly gid?: number }

const repository = resolve(import.meta.dirname, '../../..')

export function osUser(): OsUser {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [id('-u'), id('-g')]
  if (!uid || !gid) throw new Plain('PostgreSQL refuses to run as root and this machine has no user "nobody".')
  return { uid, gid }
}

/** Whether that user can enter the folder and every folder above it. */
function canEnter(folder: string, user: OsUser): boolean {
  if (user.uid === undefined) return true
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** A folder outside the clone for what must be reachable by that user; the same one for the same clone. */
export function fallbackFolder(user: OsUser): string {
  const mark = createHash('sha256').update(repository).digest('hex').slice(0, 8)
  const folder = user.uid === undefined ? join(homedir(), '.cache', `binh-yen-${mark}`) : `/var/lib/binh-yen-${mark}`
  makeOpen(folder)
  return folder
}

/** The wished folder when that user can live there, else one below the fallback, which is said. */
export function homeFor(wished: string, user: OsUser, say: (sentence: string) => void): string {
  const folder = resolve(wished)
  makeOpen(folder)
  if (canEnter(folder, user)) return folder
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  const instead = join(fallbackFolder(user), `data-${mark}`)
  makeOpen(instead)
  say(`PostgreSQL runs as "nobody", who cannot enter ${folder}; its data lies in ${instead}.`)
  return instead
}

/** A folder for what can be made again (binaries, template): inside node_modules where possible. */
export function cacheFolder(user: OsUser): string {
  const folder = join(repository, 'node_modules', '.cache', 'binh-yen')
  try {
    makeOpen(folder)
    if (canEnter(folder, user)) return folder
  } catch {
    // node_modules belongs to someone else: the fallback serves as well
  }
  return fallbackFolder(user)
}

/** Makes the folder and leaves every folder it made enterable, whatever the umask; an existing last one too. */
function makeOpen(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.push(at)
  mkdirSync(folder, { recursive: true })
  for (const made of [folder, ...missing]) {
    const { mode, uid } = statSync(made)
    if (uid === process.getuid?.() && (mode & 0o011) !== 0o011) chmodSync(made, (mode & 0o777) | 0o011)
  }
}
