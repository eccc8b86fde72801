/** Hides how the tools of node_modules are run on the repository, and which files are ours. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Found } from '../check.ts'

export const root = resolve(import.meta.dirname, '../../..')

/** `script` is a path below node_modules; what it prints are the findings when it fails. */
export function tool(script: string, ...args: string[]): Found {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (done.status === 0) return { findings: [] }
  return { findings: [`${done.stdout}${done.stderr}`.trim() || `It ended with ${done.status ?? done.signal}.`] }
}

export function packagesWithTypes(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] }
  return workspaces.filter(name => existsSync(join(root, name, 'tsconfig.json')))
}

/** Paths below the root that git keeps or would keep. */
export function ourFiles(): string[] {
  const said = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  if (said.status !== 0) throw new Error('npm run check needs a git clone: it asks git which files are ours.')
  return said.stdout.split('\n').filter(path => path && existsSync(join(root, path)))
}
