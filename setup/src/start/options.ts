/** Hides the command line of `npm start`: flags and environment become one checked value. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Plain } from '../plain.ts'

export type Options = {
  readonly port: number
  readonly simPort: number
  /** Absolute path. */
  readonly dataDir: string
  readonly reset: boolean
  readonly json: boolean
  /** A database of the operator's own; absent = we bring one. `ownerUrl` absent = one role does all. */
  readonly database?: { readonly url: string; readonly ownerUrl?: string }
}

const usage = `npm start -- [options]
  --port N       the console's port (4100)
  --sim-port N   the simulator's port, with the phones (4200)
  --data-dir D   where everything is kept (.data)
  --reset        begin anew: forget database, keys, simulator and clock
  --json         one JSON line when ready (docs/start-json.md)
DATABASE_URL and DATABASE_OWNER_URL name a PostgreSQL 15 or newer of your own.`

export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const values = parse(args)
  const url = env['DATABASE_URL']
  const ownerUrl = env['DATABASE_OWNER_URL']
  if (ownerUrl && !url) throw new Plain('DATABASE_OWNER_URL needs a DATABASE_URL beside it.')
  const options = {
    port: readPort('--port', values.port ?? '4100'),
    simPort: readPort('--sim-port', values['sim-port'] ?? '4200'),
    dataDir: resolve(values['data-dir'] ?? '.data'),
    reset: values.reset ?? false,
    json: values.json ?? false,
    ...(url ? { database: { url, ...(ownerUrl ? { ownerUrl } : {}) } } : {}),
  }
  if (options.port === options.simPort) throw new Plain('--port and --sim-port must differ.')
  if (options.reset && url)
    throw new Plain('--reset does not empty a database of yours: leave DATABASE_URL out, or empty it.')
  return options
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'sim-port': { type: 'string' },
        'data-dir': { type: 'string' },
        reset: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Plain(`${(error as Error).message}\n${usage}`)
  }
}

function readPort(flag: string, text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plain(`${flag} takes a port from 1 to 65535, not "${text}".`)
  return port
}
