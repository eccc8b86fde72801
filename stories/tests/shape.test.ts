import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const server = join(root, 'server/src')

/** Lower first: a module may import the faces of those before it, never of those after. */
const order = [
  'trail', 'units', 'pages', 'officers', 'citizens', 'intake', 'threads', 'hours', 'procedures', 'templates', 'deadlines', 'media', 'deliveries', 'inbox', 'tips', 'cases', 'webtips', 'openings', 'evidence', 'alarms', 'bot',
] // biome-ignore format: a list

interface Import {
  readonly file: string
  readonly target: string
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.includes('node_modules') && !/\.test\.tsx?$/.test(name))
    .map(name => join(folder, name))

/** Every import of every file, with relative ones resolved to a path below the repository. */
function importsOf(folder: string): Import[] {
  return sources(folder).flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, spoken = '']) => ({
      file: relative(root, file),
      target: spoken.startsWith('.') ? relative(root, join(dirname(file), spoken)) : spoken,
    })),
  )
}

const imports = importsOf(server)
const broken = (rule: (each: Import) => boolean): string[] =>
  imports.filter(rule).map(({ file, target }) => `${file} → ${target}`)
const layer = (path: string): string => /^server\/src\/([^/.]+)/.exec(path)?.[1] ?? ''
const moduleOf = (path: string): string | undefined => /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1]

/** What each layer may reach for. Text is sentences: any layer may say one. */
const reach: Record<string, readonly string[]> = {
  platform: ['platform'],
  language: ['language', 'platform'],
  text: ['text', 'platform', 'modules'],
  modules: ['modules', 'language', 'platform', 'text'],
  flows: ['flows', 'modules', 'language', 'platform', 'text'],
  doors: ['doors', 'flows', 'modules', 'language', 'platform', 'text'],
}

test('imports go from doors to flows to modules to language and platform, never back', () => {
  expect(
    broken(({ file, target }) => {
      const allowed = reach[layer(file)]
      return allowed !== undefined && target.startsWith('server/src/') && !allowed.includes(layer(target))
    }),
  ).toEqual([])
})

test('a module knows another by its face only, and only downward in the written order', () => {
  expect(
    broken(({ file, target }) => {
      const [own, other] = [moduleOf(file), moduleOf(target)]
      if (!other || own === other) return false
      const face = target === `server/src/modules/${other}/${other}.ts`
      const down = own === undefined || order.indexOf(own) > order.indexOf(other)
      return !face || !down
    }),
  ).toEqual([])
  const known = readdirSync(join(server, 'modules')).filter(name => !order.includes(name))
  expect(known).toEqual([])
})

test('only the door to Zalo knows Zalo', () => {
  expect(
    broken(({ file, target }) => target.startsWith('@binh-yen/zalo') && !file.startsWith('server/src/doors/zalo/')),
  ).toEqual([])
})

test('the wire knows nothing of ours, and server and simulator never meet', () => {
  const outside = (folder: string): string[] =>
    importsOf(join(root, folder))
      .filter(({ target }) => target.startsWith('@binh-yen/') || /^(server|zalo|zalo-sim)\//.test(target))
      .filter(({ target }) => !target.startsWith(`${folder.split('/')[0]}/`))
      .map(({ file, target }) => `${file} → ${target}`)
  expect(outside('zalo/src')).toEqual([])
  expect(outside('zalo-sim/src')).toEqual([])
  expect(broken(({ target }) => target.startsWith('@binh-yen/zalo-sim') || target.startsWith('zalo-sim/'))).toEqual([])
})

test('only a module’s own files name its tables', () => {
  const owners = new Map<string, string>()
  for (const name of readdirSync(join(root, 'server/migrations'))) {
    const text = readFileSync(join(root, 'server/migrations', name), 'utf8')
    const owner = /^-- module: (\S+)/m.exec(text)?.[1]
    if (!owner) continue
    for (const [, table = ''] of text.matchAll(/^create table (\w+) /gm)) owners.set(table, owner)
  }
  const wrong = sources(server).flatMap(path => {
    const file = relative(root, path)
    const own = moduleOf(file) ?? layer(file)
    const text = readFileSync(path, 'utf8')
    return [...text.matchAll(/(?:\b(?:from|into|update|join)\s+|(?:From|Into|Table|Join)\(')(\w+)/g)]
      .map(([, table = '']) => table)
      .filter(
        table =>
          owners.has(table) &&
          owners.get(table) !== own &&
          /sql`|selectFrom|insertInto|updateTable|deleteFrom|query\(/.test(text),
      )
      .map(table => `${file} names ${table}`)
  })
  expect([...new Set(wrong)]).toEqual([])
})

test('nothing but the clock asks what time it is', () => {
  const asks = /Date\.now|new Date\(\)|Temporal\.Now|performance\.timeOrigin/
  const files = sources(server)
    .map(path => relative(root, path))
    .filter(file => asks.test(readFileSync(join(root, file), 'utf8')))
  expect(files).toEqual(['server/src/platform/clock.ts'])
  const sqlTime = /\bnow\(\)|current_timestamp|current_date|clock_timestamp|statement_timestamp|localtimestamp/i
  const stores = sources(server)
    .map(path => relative(root, path))
    .filter(
      file =>
        /sql`/.test(readFileSync(join(root, file), 'utf8')) && sqlTime.test(readFileSync(join(root, file), 'utf8')),
    )
  expect(stores).toEqual([])
  const migrations = readdirSync(join(root, 'server/migrations')).filter(name =>
    sqlTime.test(readFileSync(join(root, 'server/migrations', name), 'utf8').replaceAll(/--.*$/gm, '')),
  )
  expect(migrations).toEqual([])
})
