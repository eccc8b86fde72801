// Log lines for operators: what happened and how often, never a citizen's words, name, phone or Zalo id.

import { pino } from 'pino'

export interface Log {
  note(what: string, facts?: Record<string, string | number | boolean | null>): void
  /** A fault of ours or of the world. Only the error's own class, code and place are kept: messages may quote input. */
  fault(what: string, error: unknown, facts?: Record<string, string | number | boolean | null>): void
}

export function createLog(level: string, stream: NodeJS.WritableStream = process.stderr): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return {
    note: (what, facts = {}) => out.info(facts, what),
    fault: (what, error, facts = {}) => out.error({ ...facts, ...nameOf(error) }, what),
  }
}

/** The parts of an error that our own code wrote. */
export function nameOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const ours = error.message.startsWith('invariant: ') ? { message: error.message } : {}
  const place = error.stack
    ?.split('\n')
    .find(line => line.includes('/src/'))
    ?.trim()
    .replace(/\(?(?:file:\/\/)?\/.*\/(?=(?:server|zalo)\/src)/, '')
  return {
    error: error.name,
    ...ours,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(place ? { place } : {}),
  }
}
