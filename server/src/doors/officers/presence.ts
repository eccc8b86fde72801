// Who looks at or types in a conversation now: kept in memory alone, forgotten by itself, ids of officers and nothing else.

import { machineNow, second } from '../../platform/clock.ts'
import type { Hint } from '../../platform/live.ts'

export const doings = ['looking', 'typing', 'left'] as const
export type Doing = (typeof doings)[number]

export interface Here {
  readonly officer_id: string
  readonly doing: 'looking' | 'typing'
}

/** A console says every ten seconds that it is still there. */
const goodFor = 25 * second

interface Seen {
  readonly doing: 'looking' | 'typing'
  readonly until: number
}
interface Room {
  readonly page_id: string
  readonly seen: Map<string, Seen>
}

export interface Presence {
  /** Takes what any process told. What changed, for the screens; undefined when nothing did, or it was no such hint. */
  hear(hint: Hint): Hint | undefined
  at(conversation_id: string): Here[]
  /** Forgets who has gone without a word. */
  sweep(): Hint[]
}

const isDoing = (kind: string): kind is Doing => (doings as readonly string[]).includes(kind)
export const isPresence = ({ kind }: Hint): boolean => isDoing(kind)

export function createPresence(): Presence {
  const rooms = new Map<string, Room>()
  const told = (page_id: string, id: string): Hint => ({ kind: 'presence', page_id, id })

  return {
    hear({ kind, page_id, id, by }) {
      if (!isDoing(kind) || by === undefined) return undefined
      const room = rooms.get(id) ?? { page_id, seen: new Map<string, Seen>() }
      const before = room.seen.get(by)?.doing
      if (kind === 'left') room.seen.delete(by)
      else room.seen.set(by, { doing: kind, until: machineNow() + goodFor })
      if (room.seen.size === 0) rooms.delete(id)
      else rooms.set(id, room)
      return before === room.seen.get(by)?.doing ? undefined : told(page_id, id)
    },
    at: id => [...(rooms.get(id)?.seen ?? [])].map(([officer_id, { doing }]) => ({ officer_id, doing })),
    sweep() {
      const gone: Hint[] = []
      for (const [id, { page_id, seen }] of rooms) {
        const before = seen.size
        for (const [officer, { until }] of seen) if (until < machineNow()) seen.delete(officer)
        if (seen.size < before) gone.push(told(page_id, id))
        if (seen.size === 0) rooms.delete(id)
      }
      return gone
    },
  }
}
