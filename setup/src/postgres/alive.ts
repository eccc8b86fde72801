/** Hides how one process is told from another that later got its number: by its start time. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** `PID start-time`, to be written down and asked about later. */
export function markOf(pid: number): string {
  return `${pid} ${startTime(pid) ?? 'gone'}`
}

/** Whether exactly that process still runs (a zombie does not). */
export function isAlive(mark: string): boolean {
  const pid = Number.parseInt(mark, 10)
  const started = startTime(pid)
  return started !== undefined && mark === `${pid} ${started}`
}

function startTime(pid: number): string | undefined {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name in brackets may hold anything
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}
