/** Hides the rule that keeps files readable: hand-written sources are short, most of them very. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from '../check.ts'
import { ourFiles, root } from './tools.ts'

const limits = { median: 80, p90: 220, longest: 400 }
const source = /\.(ts|tsx|mjs|css|sql)$/
/** Tests, tables of text, generated files, and the frozen ceilings of the bench. */
const exempt = /\.test\.tsx?$|^stories\/|\/text\/|\.gen\.ts$|\/tables\.ts$|^bench\/ceilings\//

export function sizes(): Found {
  const files = ourFiles()
    .filter(path => source.test(path) && !exempt.test(path))
    .map(path => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines)
  const at = (share: number) => files[Math.min(files.length - 1, Math.floor(files.length * share))]?.lines ?? 0
  const [median, p90] = [at(0.5), at(0.9)]
  const findings = files
    .filter(file => file.lines > limits.longest)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
  if (median > limits.median) findings.push(`the median is ${median} lines, ${limits.median} are allowed`)
  if (p90 > limits.p90) findings.push(`nine in ten files should have ${limits.p90} lines or fewer; it is ${p90}`)
  return {
    findings,
    figure: `${files.length} files, median ${median}, p90 ${p90}, longest ${files.at(-1)?.lines ?? 0}`,
  }
}
