// `serve`: runs the doors until told to stop. Under a parent that holds a channel to it, the parent moves the clock and settles.

import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { allDoors, type App, type DoorName, doorNames, startApp } from '../app.ts'
import { readConfig } from '../platform/config.ts'

/** Flags: --port N (default 4100), --host H, --doors=officers,citizens,zalo,clock (or webhook alone), --one-role. Never migrates.
 * --clock-from-parent (only below a parent with a channel): stand where it says before anything starts. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4100' },
      host: { type: 'string' },
      doors: { type: 'string', default: allDoors.join(',') },
      'one-role': { type: 'boolean', default: false },
      'clock-from-parent': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port.`)
  const clockOffset = values['clock-from-parent'] ? await parentsClock() : 0
  const stopped = Promise.withResolvers<number>()
  const app = await startApp(readConfig(env), {
    port,
    doors: doorsOf(values.doors),
    oneRole: values['one-role'],
    clockOffset,
    onLost: () => stopped.resolve(1),
    ...(values.host === undefined ? {} : { host: values.host }),
  })
  if (values['one-role']) console.error('One database role migrates and serves: nothing protects the trail from it.')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.resolve(0))
  obeyParent(app, () => stopped.resolve(0))
  process.send?.({ ready: { port: app.port } })
  const code = await stopped.promise
  await app.stop()
  process.disconnect?.()
  return code
}

function doorsOf(text: string): DoorName[] {
  const named = text.split(',')
  const unknown = named.find(name => !(doorNames as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Error(`--doors: "${unknown}" is none of ${doorNames.join(', ')}.`)
  return named as DoorName[]
}

interface Order {
  clock?: { offset_ms: number }
  settle?: true
}

async function parentsClock(): Promise<number> {
  if (!process.channel) throw new Error('--clock-from-parent needs a parent that speaks to it.')
  const [order] = (await once(process, 'message')) as [Order]
  return order.clock?.offset_ms ?? 0
}

/** The road on which stories, bench and starter move the clock: an IPC channel, so there is none in production. */
function obeyParent(app: App, onGone: () => void): void {
  if (!process.channel) return
  process.on('disconnect', onGone)
  process.on('message', async ({ clock, settle }: Order) => {
    if (clock) {
      app.house.clock.stand(clock.offset_ms)
      process.send?.({ clock: { offset_ms: clock.offset_ms } })
    }
    if (!settle) return
    try {
      process.send?.({ settled: true, moved: await app.settle() })
    } catch (error) {
      process.send?.({ settled: false, why: error instanceof Error ? error.message : 'unknown' })
    }
  })
}
