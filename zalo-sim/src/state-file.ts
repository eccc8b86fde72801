// Hides how the world outlives the process: one file of JSON lines, replaced whole and atomically, pictures beside it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Envelope } from './hooks/deliver.ts'
import type { LedgerLine } from './ledger/ledger.ts'
import type { MischiefPlan } from './mischief/mischief.ts'
import type { Sim } from './sim.ts'
import { SimClock } from './clock.ts'
import type { Media } from './world/media.ts'
import type { AccessToken, App, Code, Contact, Page, Person, RefreshToken } from './world/nouns.ts'
import { type Switches, switchesSchema } from './world/switches.ts'
import { keepContact } from './world/world.ts'

const LEDGER_TAIL = 5000
const PAUSE_MS = 500

/** A line of the file: what kind of thing, and the thing. */
type Line =
  | ['clock', number]
  | ['switches', Switches]
  | ['mischief', MischiefPlan]
  | ['app', App]
  | ['page', Page]
  | ['person', Person]
  | ['contact', Contact]
  | ['recent', [string, string]]
  | ['access', AccessToken]
  | ['refresh', RefreshToken]
  | ['code', Code]
  | ['media', Omit<Media, 'bytes'>]
  | ['event', Envelope]
  | ['totals', { calls: number; admitted: number }]
  | ['call', LedgerLine]

interface StateFile {
  /** Within half a second; longer when writing takes long. */
  soon: () => void
  now: () => void
  stop: () => void
}

/** No file: nothing outlives the process. */
export const noStateFile: StateFile = { soon: () => {}, now: () => {}, stop: () => {} }

/** Reads what is there into the empty simulator, then keeps the file current. */
export function openStateFile(sim: Sim, path: string): StateFile {
  const pictures = `${path}.media`
  mkdirSync(dirname(path), { recursive: true })
  mkdirSync(pictures, { recursive: true })
  if (existsSync(path)) read(sim, path, pictures)
  const written = new Set(readdirSync(pictures))
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let took = 0

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    if (stopped) return
    const began = performance.now()
    keepPictures(sim, pictures, written)
    writeFileSync(
      `${path}.new`,
      linesOf(sim)
        .map(line => `${JSON.stringify(line)}\n`)
        .join(''),
    )
    renameSync(`${path}.new`, path)
    took = performance.now() - began
  }

  return {
    now,
    soon() {
      timer ??= setTimeout(now, Math.max(PAUSE_MS, took * 20))
      timer.unref()
    },
    stop() {
      now()
      stopped = true
    },
  }
}

function keepPictures(sim: Sim, folder: string, written: Set<string>): void {
  const kept = new Set<string>()
  for (const media of sim.shelf.all()) {
    kept.add(media.id)
    if (written.has(media.id)) continue
    writeFileSync(join(folder, media.id), media.bytes)
    written.add(media.id)
  }
  for (const id of written) {
    if (kept.has(id)) continue
    rmSync(join(folder, id), { force: true })
    written.delete(id)
  }
}

function linesOf(sim: Sim): Line[] {
  const { world } = sim
  const lines: Line[] = [
    ['clock', sim.clock instanceof SimClock ? sim.clock.offset : sim.clock.now() - Date.now()],
    ['switches', world.switches],
    ['mischief', sim.mischief.plan()],
    ['totals', sim.ledger.totals()],
  ]
  for (const app of world.apps.values()) lines.push(['app', app])
  for (const page of world.pages.values()) lines.push(['page', page])
  for (const person of world.people.values()) lines.push(['person', person])
  for (const ofPage of world.contacts.values()) for (const one of ofPage.values()) lines.push(['contact', one])
  for (const [oa_id, recent] of world.recent) for (const one of recent) lines.push(['recent', [oa_id, one.user_id]])
  for (const token of world.access.values()) lines.push(['access', token])
  for (const token of world.refresh.values()) lines.push(['refresh', token])
  for (const code of world.codes.values()) lines.push(['code', code])
  for (const { bytes: _bytes, ...media } of sim.shelf.all()) lines.push(['media', media])
  for (const event of sim.outbox.unsent()) lines.push(['event', event])
  const after = Math.max(0, sim.ledger.totals().calls - LEDGER_TAIL)
  for (const call of sim.ledger.read(after, LEDGER_TAIL)) lines.push(['call', call])
  return lines
}

function read(sim: Sim, path: string, pictures: string): void {
  const { world } = sim
  const events: Envelope[] = []
  const calls: LedgerLine[] = []
  let totals = { calls: 0, admitted: 0 }
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue
    const [kind, thing] = JSON.parse(text) as Line
    if (kind === 'clock') {
      if (sim.clock instanceof SimClock) sim.clock.offset = thing
    } else if (kind === 'switches') world.switches = switchesSchema.parse(thing)
    else if (kind === 'mischief') sim.mischief.follow(thing)
    else if (kind === 'app') world.apps.set(thing.app_id, thing)
    else if (kind === 'page') world.pages.set(thing.oa_id, thing)
    else if (kind === 'person') world.people.set(thing.id, thing)
    else if (kind === 'contact') keepContact(world, thing)
    else if (kind === 'recent') remember(sim, thing)
    else if (kind === 'access') world.access.set(thing.token, thing)
    else if (kind === 'refresh') world.refresh.set(thing.token, thing)
    else if (kind === 'code') world.codes.set(thing.code, thing)
    else if (kind === 'media') restorePicture(sim, pictures, thing)
    else if (kind === 'event') events.push(thing)
    else if (kind === 'totals') totals = thing
    else calls.push(thing)
  }
  sim.ledger.restore(calls, totals)
  sim.outbox.restore(events)
}

function remember(sim: Sim, [oa_id, user_id]: [string, string]): void {
  const contact = sim.world.contacts.get(oa_id)?.get(user_id)
  const recent = sim.world.recent.get(oa_id) ?? new Set<Contact>()
  if (contact) recent.add(contact)
  sim.world.recent.set(oa_id, recent)
}

function restorePicture(sim: Sim, folder: string, media: Omit<Media, 'bytes'>): void {
  const file = join(folder, media.id)
  if (existsSync(file)) sim.shelf.restore({ ...media, bytes: readFileSync(file) })
}
