// Hides the simulator as a program: arguments, one JSON line when ready, orders from a parent by IPC, a clean end.
import { parseArgs } from 'node:util'
import { startSimulator } from './start.ts'

/** What a parent may order; `id` comes back with the answer. */
interface Order {
  id?: unknown
  clock?: { now_ms?: number; later_ms?: number }
  settle?: boolean
}

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, state: { type: 'string' } } })

const simulator = await startSimulator({
  port: Number(values.port),
  ...(values.state === undefined ? {} : { stateFile: values.state }),
  log: line => process.stderr.write(`${line}\n`),
  onClock: now_ms => void process.send?.({ clock_moved: { now_ms } }),
}).catch((trouble: NodeJS.ErrnoException) => {
  const why = trouble.code === 'EADDRINUSE' ? `port ${values.port} is taken` : trouble.message
  process.stderr.write(`The Zalo simulator could not start: ${why}\n`)
  process.exit(1)
})

async function obey(order: Order): Promise<void> {
  if (order.clock) {
    const { now_ms, later_ms } = order.clock
    const moved = simulator.moveTo(now_ms ?? simulator.clock.now() + (later_ms ?? 0))
    process.send?.({ id: order.id, clock: { now_ms: moved } })
  }
  if (order.settle) process.send?.({ id: order.id, settled: await simulator.settle() })
}

async function end(): Promise<void> {
  await simulator.stop()
  process.exit(0)
}

process.on('message', order => void obey(order as Order))
process.on('disconnect', () => void end())
process.once('SIGINT', () => void end())
process.once('SIGTERM', () => void end())

const { port, url } = simulator
process.stdout.write(
  `${JSON.stringify({ ready: true, port, url, phones: `${url}/phones`, control: `${url}/control` })}\n`,
)
