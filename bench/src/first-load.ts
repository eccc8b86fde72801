// What the console's first load weighs: every byte a browser that was never here takes in until the inbox can be used.

import { builtConsole, openBrowser, signIn } from '@binh-yen/stories/browser'
import { playMorning } from '@binh-yen/stories/morning'
import { openWorld } from '@binh-yen/stories/world'
import type { Found } from './bench.ts'
import { say } from './pairs.ts'

/** Bytes on the wire, headers included: what an officer on a slow line waits for (the bar is 250 KB). */
const bar = 250_000

interface Taken {
  readonly path: string
  readonly bytes: number
}

export async function run(): Promise<Found> {
  const world = await openWorld('first-load', { config: { WEB_DIR: await builtConsole() } })
  const browser = await openBrowser()
  await playMorning(world)
  const known = await browser.window()
  await signIn(known, world.url, world.district.officers.tung)
  const fresh = await browser.window()
  await fresh.context().addCookies(await known.context().cookies())
  const wire = await fresh.context().newCDPSession(fresh)
  await wire.send('Network.enable')
  const paths = new Map<string, string>()
  const taken: Taken[] = []
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    taken.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength })
  })
  await fresh.goto(world.url)
  await fresh.getByRole('listitem').first().waitFor()
  await fresh.evaluate('document.fonts.ready')
  const usable = [...taken]
  await fresh.waitForTimeout(2_000) // what comes afterwards, unasked
  for (const { path, bytes } of taken.toSorted((a, b) => b.bytes - a.bytes).slice(0, 12)) say(`${bytes} ${path}`)
  await browser.close()
  await world.end()
  const bytes = sum(usable)
  return {
    value: bytes,
    unit: 'bytes',
    ceiling: bar,
    ratio: Number((bytes / bar).toPrecision(3)),
    bytes,
    files: usable.length,
    with_what_follows: sum(taken),
  }
}

const sum = (all: readonly Taken[]): number => all.reduce((bytes, each) => bytes + each.bytes, 0)
