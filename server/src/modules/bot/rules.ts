// What the assistant says next. Pure: a session and what was heard go in, what to say and the next session come out.

import type { HotLine } from '../units/units.ts'

export interface Session {
  readonly welcomed_at: number | null
}

/** What the assistant has to know of the page it speaks for. */
export interface Host {
  readonly unit_name: string
  readonly hot_lines: readonly Pick<HotLine, 'number' | 'label'>[]
}

export interface Next {
  readonly session: Session
  readonly say: readonly string[]
}

/** First contact, by following or by writing, is greeted once. The assistant knows nothing else yet. */
export function next(session: Session, host: Host, words: { welcome(host: Host): string }, now: number): Next {
  if (session.welcomed_at !== null) return { session, say: [] }
  return { session: { welcomed_at: now }, say: [words.welcome(host)] }
}
