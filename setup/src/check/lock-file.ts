/** Hides what the lock file must not carry: an address or path of the machine on which it was written. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from '../check.ts'
import { root } from './tools.ts'

type Entry = { resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean }

export function lockFile(): Found {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Entry> }
  const findings: string[] = []
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved && !entry.link) findings.push(`${path} names where it came from: ${entry.resolved}`)
    if (path.includes('node_modules/') && !entry.link && !entry.inBundle && !entry.integrity)
      findings.push(`${path} has no integrity hash`)
    if (path.startsWith('/') || path.startsWith('..')) findings.push(`${path} lies outside the repository`)
  }
  if (/"file:|"\/(home|root|work|tmp|Users)\//.test(text)) findings.push('a path of this machine stands in it')
  return { findings, figure: `${Object.keys(packages).length} packages` }
}
