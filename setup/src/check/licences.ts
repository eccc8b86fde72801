/** Hides which licences may come in with a package: those that ask for no more than their text, and a few named exceptions. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from '../check.ts'
import { root } from './tools.ts'

// biome-ignore format: a list to read at one glance
const allowed = new Set([
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense',
  'Python-2.0', 'OFL-1.1', 'Zlib',
])

/** Licences that ask for more, the packages they are borne for, and why that is harmless here. */
const exceptions: readonly { licence: string; packages: RegExp; why: string }[] = [
  {
    licence: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-/,
    why: "sharp's libvips: loaded as its own unchanged library",
  },
  { licence: 'MPL-2.0', packages: /^lightningcss/, why: 'a build tool; nothing of it is in what we hand out' },
  { licence: 'MPL-2.0', packages: /^(axe-core|@axe-core\/playwright)$/, why: 'a test tool' },
]

type Entry = { license?: string; link?: boolean; version?: string }

export function licences(): Found {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> }
  const foreign = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  const borne = new Set<string>()
  const findings = foreign.flatMap(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = entry.license ?? installedLicence(path)
    return mayCome(name, licence, borne) ? [] : [`${name} ${entry.version ?? ''}: ${licence ?? 'no licence named'}`]
  })
  return { findings, figure: `${foreign.length} packages; exceptions: ${[...borne].join('; ')}` }
}

/** SPDX without nesting, which is all there is: one side of an OR, every part of an AND. */
function mayCome(name: string, licence: string | undefined, borne: Set<string>): boolean {
  if (!licence) return false
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some(side => side.split(' AND ').every(part => allowed.has(part) || isException(name, part, borne)))
}

function isException(name: string, licence: string, borne: Set<string>): boolean {
  const found = exceptions.find(exception => exception.licence === licence && exception.packages.test(name))
  if (found) borne.add(`${licence} (${found.why})`)
  return found !== undefined
}

function installedLicence(path: string): string | undefined {
  const file = join(root, path, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Entry).license : undefined
}
