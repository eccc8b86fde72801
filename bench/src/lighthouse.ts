// Lighthouse's marks for sign-in and inbox: the median of several runs, the live stream open as it is in use.

import { parseArgs } from 'node:util'
import { builtConsole, openBrowser, sharedPage, signIn } from '@binh-yen/stories/browser'
import { playMorning } from '@binh-yen/stories/morning'
import { freePort } from '@binh-yen/stories/processes'
import { openWorld } from '@binh-yen/stories/world'
import lighthouse, { desktopConfig } from 'lighthouse'
import type { Found } from './bench.ts'
import { say } from './pairs.ts'

const marks = ['performance', 'accessibility', 'best-practices'] as const
const bars: Readonly<Record<(typeof marks)[number], number>> = {
  performance: 90,
  accessibility: 100,
  'best-practices': 100,
}

/** --runs 5 */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '5' } } })
  const world = await openWorld('lighthouse', { config: { WEB_DIR: await builtConsole() } })
  const port = await freePort()
  const browser = await openBrowser({ debuggingPort: port })
  await playMorning(world)
  const seen: Record<string, Record<string, number>> = { sign_in: {}, inbox: {} }
  const page = await sharedPage(port)
  for (const screen of Object.keys(seen)) {
    if (screen === 'inbox') await signIn(page, world.url, world.district.officers.tung)
    const all: Record<string, number>[] = []
    for (let n = 0; n < Number(values.runs); n += 1) all.push(await judge(world.url, port))
    for (const mark of marks) (seen[screen] as Record<string, number>)[mark] = median(all.map(each => each[mark] ?? 0))
    say(`${screen}: ${JSON.stringify(seen[screen])}`)
  }
  await browser.close()
  await world.end()
  const met = Object.values(seen).every(screen => marks.every(mark => (screen[mark] ?? 0) >= bars[mark]))
  return {
    value: Math.min(...Object.values(seen).map(screen => screen['performance'] ?? 0)),
    unit: 'marks',
    bars,
    met,
    ...seen,
  }
}

async function judge(url: string, port: number): Promise<Record<string, number>> {
  const result = await lighthouse(
    url,
    { port, output: 'json', onlyCategories: [...marks], disableStorageReset: true, logLevel: 'silent' },
    desktopConfig,
  )
  if (!result || result.lhr.runtimeError) throw new Error(`no marks: ${result?.lhr.runtimeError?.message}`)
  const { categories, audits } = result.lhr
  for (const { id, score, scoreDisplayMode, title } of Object.values(audits))
    if (score !== null && score < 1 && scoreDisplayMode === 'binary') say(`  ${id}: ${title}`)
  return Object.fromEntries(marks.map(mark => [mark, Math.round((categories[mark]?.score ?? 0) * 100)]))
}

function median(of: number[]): number {
  const sorted = of.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
