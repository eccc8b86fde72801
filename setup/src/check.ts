/** `npm run check`: everything about the sources that a machine can judge without running them; one line a step. */
import { licences } from './check/licences.ts'
import { lockFile } from './check/lock-file.ts'
import { sizes } from './check/sizes.ts'
import { packagesWithTypes, tool } from './check/tools.ts'

/** A step gives its findings (none = passed) and, when passed, may say a figure. */
export type Found = { readonly findings: readonly string[]; readonly figure?: string }

const steps: readonly (readonly [name: string, look: () => Found])[] = [
  ...packagesWithTypes().map(
    name => [`types ${name}`, () => tool('typescript/bin/tsc', '-p', name, '--noEmit')] as const,
  ),
  ['lint', () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')],
  ['format', () => tool('@biomejs/biome/bin/biome', 'format', '--reporter=summary')],
  ['unused code', () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints')],
  ['licences', licences],
  ['lock file', lockFile],
  ['file sizes', sizes],
]

let failed = 0
for (const [name, look] of steps) {
  const { findings, figure } = look()
  console.log(`${findings.length ? 'FAILED' : 'ok    '} ${name}${figure ? `: ${figure}` : ''}`)
  for (const finding of findings) console.log(finding.replace(/^/gm, '       '))
  if (findings.length) failed += 1
}
console.log(failed ? `${failed} of ${steps.length} checks failed` : `${steps.length} checks passed`)
process.exit(failed ? 1 : 0)
