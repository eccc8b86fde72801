/** Hides what `--reset` forgets: exactly what a start puts into the data folder, and nothing else that may lie there. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { clusterFolder, removePostgres } from '../postgres.ts'

const ours = [
  'keys.json',
  'trail-heads.jsonl',
  'erasures.jsonl',
  'demo.json',
  'clock.json',
  'sim.json',
  'sim.json.media',
  'media',
  'server.log',
  'sim.log',
]

export async function forgetEverything(dataDir: string): Promise<void> {
  await removePostgres(clusterFolder(dataDir))
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true })
}
