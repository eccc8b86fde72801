/** `npm test`: one PostgreSQL, the built console, a real Chromium, every test there is; the last line counts them. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import { startPostgres } from './postgres.ts'
import { buildWebWhenStale } from './web-build.ts'

const root = resolve(import.meta.dirname, '../..')

// Makes @sparticuz/chromium unpack and use the libraries a bare machine lacks.
process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'

// All temporary files of a run lie together: what another user unpacked before is not in the way, and nothing stays behind.
// "nobody", as whom PostgreSQL runs under root, may pass through.
const temporary = mkdtempSync('/tmp/by-test-')
chmodSync(temporary, 0o711)
process.env['TMPDIR'] = temporary

const pg = await startPostgres({
  dir: join(temporary, 'postgres'),
  durable: false,
  temporary: true,
  say: console.error,
})
const { ownerUrl, appUrl, adminUrl, port } = pg
process.env['TEST_POSTGRES'] = JSON.stringify({ ownerUrl, appUrl, adminUrl, port })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
  process.on(signal, () => void pg.stop().finally(() => process.exit(130)))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }))
process.channel?.unref()

const built = await buildWebWhenStale(console.error).then(
  () => 0,
  (error: unknown) => {
    console.error(error)
    return 1
  },
)
const { passed, failed } = await runTests(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  return { passed: 0, failed: 1 }
})
await pg.stop()
const wrong = failed + built
if (built) console.error('The console could not be built: counted as one failure.')
process.stdout.write(`${passed} passed, ${wrong} failed\n`, () => process.exit(wrong > 0 || passed === 0 ? 1 : 0))

/** A file that cannot be loaded and an error outside any test count as one failure each. */
async function runTests(filters: string[]): Promise<{ passed: number; failed: number }> {
  const vitest = await startVitest('test', filters, {
    root,
    config: resolve(root, 'vitest.config.ts'),
    watch: false,
    run: true,
  })
  let [passed, failed] = [0, vitest.state.getUnhandledErrors().length]
  for (const module of vitest.state.getTestModules()) {
    failed += module.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') passed += 1
      if (state === 'failed' || state === 'pending') failed += 1
    }
    for (const suite of module.children.allSuites()) failed += suite.errors().length
  }
  await vitest.close()
  return { passed, failed }
}
