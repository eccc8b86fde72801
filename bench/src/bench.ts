// `npm run bench -- NAME [options]`: measurements anyone can run again. Progress on stderr; the last line on stdout is
// one JSON object {name, value, unit, ceiling, ratio, …}.

/** What a bench found; `name` is added. */
export type Found = Readonly<Record<string, unknown>>

const benches: Record<string, () => Promise<{ run(args: string[]): Promise<Found> }>> = {
  accept: () => import('./accept.ts'),
  through: () => import('./through.ts'),
  send: () => import('./send.ts'),
  memory: () => import('./memory.ts'),
  kills: () => import('./kills.ts'),
  intake: () => import('./intake.ts'),
  queue: () => import('./queue.ts'),
  referrals: () => import('./referrals.ts'),
  language: () => import('./language.ts'),
  rings: () => import('./rings.ts'),
  duplicates: () => import('./duplicates.ts'),
  'first-load': () => import('./first-load.ts'),
  lighthouse: () => import('./lighthouse.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = benches[name]
if (!load) {
  console.error(
    `npm run bench -- NAME, one of: ${Object.keys(benches).join(', ')}. bench/README.md says what each measures.`,
  )
  process.exit(2)
}
const found = await (await load()).run(args)
console.log(JSON.stringify({ name, ...found }))
process.exit(0)
