// How a rule says no: a code a program can read and the facts its sentence needs. The sentences live in text/.

/** Thrown by rules and flows; the door turns it into a status and a sentence. Never holds a citizen's words. */
export class Refusal extends Error {
  readonly code: string
  readonly details: Record<string, unknown>

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** What we believe always holds. Its failure is our fault: 500, and a number the officer can read out. */
export function invariant(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`invariant: ${what}`)
}

/** The value, or the refusal `not_found`: what you may not see does not exist. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('not_found')
  return value
}
