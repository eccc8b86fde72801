/** `npm start`: brings up database, simulator and server, fills an empty house with an invented district, and ends all of it. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { asJson, asText, linksFor, officersAsText } from './start/announce.ts'
import { Child, runToEnd } from './start/child.ts'
import { openDatabase } from './start/database.ts'
import { demoFile, loadDemo, moveWebhooks } from './start/demo.ts'
import { forgetEverything } from './start/forget.ts'
import { type Options, readOptions } from './start/options.ts'
import { Plain } from './plain.ts'
import { requireFree } from './start/port.ts'
import { WorldClock } from './start/world-clock.ts'
import { buildWebWhenStale, webDist } from './web-build.ts'

const say = (sentence: string) => console.error(sentence)
const running: { stop(): Promise<void> }[] = []
let ending = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
process.on('disconnect', () => void end(0)) // the first step was killed
process.channel?.unref()

try {
  const options = readOptions(process.argv.slice(2), process.env)
  delete process.env['DATABASE_OWNER_URL'] // what serves must not know who owns
  await start(options)
} catch (error) {
  await end(1, error instanceof Plain ? error.message : error)
}

/** Each thing is stopped after the things that need it; an end that is already under way is not begun twice. */
async function end(code: number, reason?: unknown): Promise<void> {
  if (ending) return
  ending = true
  if (reason) console.error(reason)
  for (const thing of running.toReversed()) await thing.stop().catch(say)
  process.exit(code)
}

async function start(options: Options): Promise<void> {
  const { dataDir, port, simPort } = options
  await requireFree(port, '--port')
  await requireFree(simPort, '--sim-port')
  mkdirSync(dataDir, { recursive: true })
  if (options.reset) await forgetEverything(dataDir)

  const database = await openDatabase(options, say)
  keepUp(database)
  const publicUrl = `http://localhost:${port}`
  const simUrl = `http://localhost:${simPort}`
  const env = {
    DATABASE_URL: database.url,
    KEYS_FILE: join(dataDir, 'keys.json'),
    MEDIA_DIR: join(dataDir, 'media'),
    MEDIA_HOSTS: simUrl,
    WEB_DIR: webDist,
    PUBLIC_URL: publicUrl,
    ZALO_OAUTH_URL: `${simUrl}/oauth`,
    ZALO_OPENAPI_URL: `${simUrl}/openapi`,
    ZALO_GRAPH_URL: `${simUrl}/graph`,
  }
  const server = (...command: string[]) => ({
    name: command[0] === 'serve' ? 'The server' : `"${command[0]}"`,
    command: ['server/src/main.ts', ...command],
    env,
    log: join(dataDir, 'server.log'),
  })
  const webBuilt = buildWebWhenStale(say)
  webBuilt.catch(() => {}) // looked at below, when the rest is up
  await runToEnd({
    ...server('migrate'),
    env: { ...env, ...(database.ownerUrl ? { DATABASE_OWNER_URL: database.ownerUrl } : {}) },
  })

  const simulator = new Child({
    name: 'The simulator',
    command: ['zalo-sim/src/cli.ts', '--port', String(simPort), '--state', join(dataDir, 'sim.json')],
    log: join(dataDir, 'sim.log'),
  })
  keepUp(simulator)
  let serving: Child | undefined
  const clock = new WorldClock(join(dataDir, 'clock.json'))
  clock.follow(simulator, () => serving)
  await simulator.answers(`${simUrl}/control/clock`)

  if (!existsSync(demoFile(dataDir))) {
    say('Filling an invented district with a week of conversations …')
    await runToEnd(server('seed', '--sim-url', simUrl, '--demo-file', demoFile(dataDir)))
  }
  const seeded = loadDemo(dataDir)
  if (!seeded) throw new Plain(`The seed left no ${demoFile(dataDir)}; begin anew with --reset.`)
  const demo = await moveWebhooks(dataDir, seeded, publicUrl, simUrl)
  await webBuilt.catch((error: Error) => {
    throw new Plain(error.message)
  })
  serving = new Child(
    server('serve', '--port', String(port), '--clock-from-parent', ...(database.ownerUrl ? [] : ['--one-role'])),
  )
  keepUp(serving)
  clock.tell(serving)
  await serving.ready()

  const links = linksFor(publicUrl, simUrl)
  const facts = { dataDir, oneRole: !database.ownerUrl, at: Date.now() }
  console.log(options.json ? asJson(links, demo) : asText(links, demo, facts))
  if (!options.json && process.stdin.isTTY)
    createInterface(process.stdin).on('line', () => console.log(officersAsText(demo.officers, Date.now())))
}

/** From now on its end is ours. */
function keepUp(thing: { readonly ended: Promise<string>; stop(): Promise<void> }): void {
  running.push(thing)
  void thing.ended.then(sentence => end(1, sentence))
}
