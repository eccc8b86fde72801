/** Hides nothing: brings PostgreSQL up in a folder, prints its URLs as one JSON line, stays until it is ended. */
import { parseArgs } from 'node:util'
import { mkdtempSync } from 'node:fs'
import { startPostgres } from './postgres.ts'

const { values } = parseArgs({ options: { dir: { type: 'string' }, port: { type: 'string' } } })
const temporary = values.dir === undefined
const pg = await startPostgres({
  dir: values.dir ?? mkdtempSync('/tmp/by-postgres-'),
  durable: !temporary,
  temporary,
  say: sentence => console.error(sentence),
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
})
console.log(JSON.stringify(pg))
const stayUp = setInterval(() => {}, 60_000)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void pg.stop())
await pg.ended
clearInterval(stayUp)
