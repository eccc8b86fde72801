/** Hides whose a thread is: a conversation's and a tip's are read, written and looked at by the same screens. */
import type { QueryKey } from '@tanstack/react-query'
import * as calls from './calls.ts'
import type { Ref } from './calls.ts'
import type { Conversation, Line, LinePage } from './shapes.ts'

/** Names a thread: a conversation's where nothing else is said. */
export type ThreadRef = Ref & { of?: 'tip' }

/** What the screens of a thread need to know about it. */
export type Talk = ThreadRef &
  Pick<Conversation, 'alias' | 'unread' | 'window' | 'blocked' | 'claimed_by' | 'address'> & {
    may: readonly string[]
    /** Why nothing can be written to the person, whatever the window says. */
    barred?: string
  }

/** Whether the officer may reply, or write a note. */
export const mayWrite = ({ of, may }: Talk, what: 'reply' | 'note'): boolean =>
  may.includes(`${of ?? 'conversation'}.${what}`)

export const listLines = (thread: ThreadRef, cursor?: string): Promise<LinePage> => calls.listLines(thread, cursor)

type Reply = Parameters<typeof calls.reply>[1]
export const reply = async (thread: ThreadRef, body: Reply, key: string): Promise<Line[]> =>
  (await calls.reply(thread, body, key)).lines

export const writeNote = async (thread: ThreadRef, text: string, key: string): Promise<Line> =>
  (await calls.writeNote(thread, text, key)).line

/** The queries that a new line makes stale, beside the lines themselves. */
export const touchedByLine = ({ page_id, id }: ThreadRef): QueryKey[] => [
  ['conversation', page_id, id],
  ['conversations'],
]
