// How much memory the whole of `npm start` holds while people write and officers answer: proportional set size of the
// tree of processes, by kind, after some minutes.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { control } from '@binh-yen/stories/district'
import { Officer } from '@binh-yen/stories/officer'
import { freePort } from '@binh-yen/stories/processes'
import type { Found } from './bench.ts'
import { treeOf } from './children.ts'
import { say } from './pairs.ts'

const root = join(import.meta.dirname, '../..')
const bar = 1024

interface Ready {
  links: { console: string; sim_control: string }
  pages: { page_id: string; oa_id: string; unit: string }[]
  officers: { login: string; password: string; totp_secret: string; roles: string[] }[]
}

/** --minutes 10 */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({ args, options: { minutes: { type: 'string', default: '10' } } })
  const minutes = Number(values.minutes)
  const dataDir = mkdtempSync('/tmp/by-bench-memory-')
  chmodSync(dataDir, 0o711) // "nobody", as whom PostgreSQL runs under root, may pass through
  const ports = ['--port', String(await freePort()), '--sim-port', String(await freePort())]
  const starter = spawn(process.execPath, ['setup/src/start.ts', '--json', '--data-dir', dataDir, ...ports], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const pid = starter.pid as number
  const [line] = (await Promise.race([once(starter.stdout as NodeJS.ReadableStream, 'data'), ended(starter)])) as [
    Buffer,
  ]
  const ready = JSON.parse(line.toString()) as Ready
  const before = measure(pid)
  let most = before
  const until = performance.now() + minutes * 60_000
  let acts = 0
  const stopped = () => performance.now() >= until
  const life = [writing(ready, stopped, () => (acts += 1)), answering(ready, stopped, () => (acts += 1))]
  while (!stopped()) {
    await pause(Math.min(15_000, Math.max(0, until - performance.now())))
    const now = measure(pid)
    if (now.all > most.all) most = now
    say(`${Math.round((until - performance.now()) / 1000)} s to go, ${acts} acts: ${JSON.stringify(now)}`)
  }
  await Promise.all(life)
  const after = measure(pid)
  if (after.all > most.all) most = after
  starter.kill('SIGTERM')
  await once(starter, 'exit')
  rmSync(dataDir, { recursive: true, force: true })
  return {
    value: after.all,
    unit: 'MiB',
    ceiling: bar,
    ratio: Number((after.all / bar).toPrecision(3)),
    without_simulator: after.all - after.simulator,
    after,
    before,
    most,
    minutes,
    acts,
  }
}

async function ended(child: ReturnType<typeof spawn>): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`npm start ended with ${code}`)
}

/** People of every page write, one every quarter of a second; some send a picture or a place. */
async function writing(ready: Ready, stopped: () => boolean, acted: () => void): Promise<void> {
  const simulator = { url: new URL(ready.links.sim_control).origin }
  const { people } = await control<{ people: { id: string }[] }>(simulator, '/control/people')
  for (let n = 0; !stopped(); n += 1) {
    const page = ready.pages[n % ready.pages.length] as Ready['pages'][number]
    const person = people[(n * 7) % people.length] as { id: string }
    const { oa_id } = page
    const [act, body] =
      n % 20 === 3
        ? (['image', { sample: `anh ${n}` }] as const)
        : n % 20 === 13
          ? (['location', { latitude: 20.95, longitude: 107.08 }] as const)
          : (['text', { text: `Cho em hỏi thủ tục làm lại căn cước ạ (${n})` }] as const)
    const done = await control(simulator, `/control/people/${person.id}/${act}`, { oa_id, ...body }).catch(
      () => undefined,
    )
    if (done) acted()
    await pause(250)
  }
}

/** Each officer of a duty desk looks at the list and answers the one that waits longest. */
async function answering(ready: Ready, stopped: () => boolean, acted: () => void): Promise<void> {
  const url = new URL(ready.links.console).origin
  const duty = ready.officers.filter(officer => officer.roles.includes('duty')).slice(0, 8)
  const officers = await Promise.all(duty.map(each => new Officer(() => url, { officer_id: '', ...each }).signsIn()))
  if (officers.length === 0) throw new Error('the seed has no duty officer')
  for (let n = 0; !stopped(); n += 1) {
    const officer = officers[n % officers.length] as Officer
    const { body } = await officer.asks('GET', '/api/conversations?state=open&limit=50')
    const [first] = body.conversations ?? []
    if (first) {
      const path = `/api/pages/${first.page_id}/conversations/${first.id}`
      await officer.asks('GET', `${path}/lines`)
      const { status } = await officer.asks('POST', `${path}/replies`, {
        text: `Dạ, anh/chị mang theo thẻ cũ ạ (${n}).`,
      })
      if (status === 200) acted()
    }
    await pause(500)
  }
}

interface Held {
  all: number
  database: number
  server: number
  simulator: number
  starter: number
}

/** MiB, a page shared by several processes counted once in all. */
function measure(pid: number): Held {
  const held: Held = { all: 0, database: 0, server: 0, simulator: 0, starter: 0 }
  for (const each of treeOf(pid)) {
    const command = read(`/proc/${each}/cmdline`).replaceAll('\0', ' ')
    const kib = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0)
    held[kindOf(command)] += kib
    held.all += kib
  }
  for (const kind of Object.keys(held) as (keyof Held)[]) held[kind] = Math.round(held[kind] / 1024)
  return held
}

function kindOf(command: string): Exclude<keyof Held, 'all'> {
  if (command.includes('postgres')) return 'database'
  if (command.includes('server/src/main.ts')) return 'server'
  return command.includes('zalo-sim/') ? 'simulator' : 'starter'
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has just ended
  }
}
