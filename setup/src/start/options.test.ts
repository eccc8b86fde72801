import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without a word everything has its place', () => {
  expect(readOptions([], {})).toEqual({
    port: 4100,
    simPort: 4200,
    dataDir: resolve('.data'),
    reset: false,
    json: false,
  })
})

test('a database of the operator’s own is used with the role that owns it, or with one role for all', () => {
  const url = 'postgres://app@db.example/by'
  const ownerUrl = 'postgres://owner@db.example/by'
  expect(readOptions([], { DATABASE_URL: url }).database).toEqual({ url })
  expect(readOptions([], { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }).database).toEqual({ url, ownerUrl })
})

test.each([
  [['--port', 'http'], {}, '--port takes a port from 1 to 65535, not "http".'],
  [['--port', '70000'], {}, '--port takes a port from 1 to 65535, not "70000".'],
  [['--port', '5000', '--sim-port', '5000'], {}, '--port and --sim-port must differ.'],
  [['--prot', '5000'], {}, "Unknown option '--prot'"],
  [[], { DATABASE_OWNER_URL: 'postgres://x' }, 'DATABASE_OWNER_URL needs a DATABASE_URL beside it.'],
  [['--reset'], { DATABASE_URL: 'postgres://x' }, '--reset does not empty a database of yours'],
])('%j with %j is refused in one sentence', (args, env, sentence) => {
  expect(() => readOptions(args, env)).toThrow(sentence)
})
