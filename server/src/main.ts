// The commands of the server, and nothing else: each lives in commands/ and ends with an exit code.

const commands: Record<string, () => Promise<{ run(args: string[], env: NodeJS.ProcessEnv): Promise<number> }>> = {
  serve: () => import('./commands/serve.ts'),
  migrate: () => import('./commands/migrate.ts'),
  seed: () => import('./commands/seed.ts'),
  officer: () => import('./commands/officer.ts'),
  page: () => import('./commands/page.ts'),
  unit: () => import('./commands/unit.ts'),
  area: () => import('./commands/area.ts'),
  'hot-line': () => import('./commands/hot-line.ts'),
  'tip-reader': () => import('./commands/tip-reader.ts'),
  receiver: () => import('./commands/receiver.ts'),
  'outcome-text': () => import('./commands/outcome-text.ts'),
  policy: () => import('./commands/policy.ts'),
  deadlines: () => import('./commands/deadlines.ts'),
  procedures: () => import('./commands/procedures.ts'),
  'verify-trail': () => import('./commands/verify-trail.ts'),
  connections: () => import('./commands/connections.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
if (!load) {
  console.error(`Commands: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
try {
  process.exitCode = await (await load()).run(args, process.env)
} catch (error) {
  console.error(error instanceof Error ? error.message : 'It did not work.')
  process.exitCode = 1
}
