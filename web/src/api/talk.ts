/** Hides whose a thread is: a conversation's and a tip's are read, written and looked at by the same screens. */
import type { QueryKey } from '@tanstack/react-query'
import * as calls from './calls.ts'
import type { Ref } from './calls.ts'
import type { Conversation, Line } from './shapes.ts'
import * as tips from './tip-calls.ts'

/** Names a thread: a conversation's where nothing else is said. */
export type ThreadRef = Ref & { of?: 'tip' }

/** What the screens of a thread need to know about it. */
export type Talk = ThreadRef &
  Pick<Conversation, 'alias' | 'unread' | 'window' | 'blocked' | 'claimed_by' | 'address'> & {
    may: readonly string[]
    /** Why nothing can be written to the person, whatever the window says. */
    barred?: string
  }

type LinePage = { lines: Line[]; next: string | null }
type Reply = Parameters<typeof calls.reply>[1]

/** Whether the officer may reply, or write a note. */
export const mayWrite = ({ of, may }: Talk, what: 'reply' | 'note'): boolean =>
  may.includes(`${of ?? 'conversation'}.${what}`)

export const listLines = (thread: ThreadRef, cursor?: string): Promise<LinePage> =>
  thread.of === 'tip' ? tips.listTipLines(thread.id, cursor) : calls.listLines(thread, cursor)

/** To the informant of a tip goes text alone. */
export async function reply(thread: ThreadRef, body: Reply, key: string): Promise<Line[]> {
  if (thread.of !== 'tip') return (await calls.reply(thread, body, key)).lines
  const { text = '', wait } = body
  return [(await tips.replyToTip(thread.id, wait === undefined ? { text } : { text, wait }, key)).line]
}

export const writeNote = async (thread: ThreadRef, text: string, key: string): Promise<Line> =>
  (await (thread.of === 'tip' ? tips.noteTip(thread.id, text, key) : calls.writeNote(thread, text, key))).line

export async function markRead(thread: ThreadRef, up_to: string): Promise<void> {
  await (thread.of === 'tip' ? tips.markTipRead(thread.id) : calls.markRead(thread, up_to))
}

/** The queries that a new line makes stale, beside the lines themselves. */
export const touchedByLine = ({ of, page_id, id }: ThreadRef): QueryKey[] =>
  of === 'tip' ? [['tip', id], ['tips']] : [['conversation', page_id, id], ['conversations']]
