/** Hides whether tests share the PostgreSQL of `npm test` or bring their own: one call gives a server either way. */
import { mkdtempSync } from 'node:fs'
import { type Postgres, startPostgres } from './postgres.ts'

export type TestPostgres = Pick<Postgres, 'ownerUrl' | 'appUrl' | 'adminUrl' | 'port'>

let own: Promise<TestPostgres> | undefined

/** The server named by TEST_POSTGRES (JSON, set by the test runner), else one that ends with this process. */
export function testPostgres(): Promise<TestPostgres> {
  const shared = process.env.TEST_POSTGRES
  if (shared) return Promise.resolve(JSON.parse(shared) as TestPostgres)
  own ??= startPostgres({ dir: mkdtempSync('/tmp/by-test-postgres-'), durable: false, temporary: true })
  return own
}
