// What the assistant did with each message: what is asked most, and which question a reply answers.

import { sql } from 'kysely'
import { day } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import type { Tables } from './tables.ts'
import type { Memory } from './talk.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface Turn {
  readonly did:
    | 'answered'
    | 'asked'
    | 'handed_over'
    | 'withheld'
    | 'disputed'
    | 'elsewhere'
    | 'section'
    | 'manners'
    /** Understood, and nothing said: the page does not answer yet. */
    | 'heard'
  readonly procedure: string | null
  readonly version_id?: string | null
  /** A slug. */
  readonly why?: string | null
  readonly confidence?: number | null
}

interface In {
  readonly page_id: string
  readonly id: string
}

/** Keep what was done with a message. */
export async function noteTurn(
  ctx: Ctx,
  { page_id, id: thread_id }: In,
  message_id: string,
  turn: Turn,
): Promise<void> {
  const { did, procedure, version_id = null, why = null, confidence = null } = turn
  const row = { page_id, id: newId(ctx.now), thread_id, message_id, at: ctx.now }
  const fate = { settled_at: null, settled_as: null }
  await t(ctx)
    .insertInto('bot_turns')
    .values({ ...row, ...fate, did, procedure, version_id, why, confidence })
    .execute()
}

/** The same, and what is remembered from now on. */
export async function keepTurn(ctx: Ctx, thread: In, memory: Memory, message_id: string, turn: Turn): Promise<void> {
  await noteTurn(ctx, thread, message_id, turn)
  await t(ctx)
    .updateTable('bot_sessions')
    .set({ memory: JSON.stringify(memory) })
    .where('page_id', '=', thread.page_id)
    .where('thread_id', '=', thread.id)
    .execute()
}

export interface AskedOf {
  readonly procedure: string | null
  readonly did: Turn['did']
  readonly count: number
}

/** What the assistant did since `from` (ms) on a page, by procedure: the most frequent first, two hundred at most. */
export async function turnsOn(ctx: Ctx, page_id: string, from: number): Promise<AskedOf[]> {
  const rows = await t(ctx)
    .selectFrom('bot_turns')
    .select(['procedure', 'did', e => e.fn.countAll<number>().as('count')])
    .where('page_id', '=', page_id)
    .where('at', '>=', from)
    .groupBy(['procedure', 'did'])
    .orderBy('count', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ did, count, ...row }) => ({ ...row, did: did as Turn['did'], count }))
}

/** How long after a question an officer's reply is still the answer to it. */
const answersWithin = 3 * day
/** In these the message that was taken up is no question itself: it only speaks of the one before. */
const pointsBack = ['asked_for', 'disputed', 'insists']

export interface AskedBefore {
  readonly message_id: string
  readonly procedure: string | null
}

/**
 * The question that whoever replies at each of these moments has before them, where the assistant did not answer it or not
 * well; in the same order. Leans on bot_turns_of_thread.
 */
export async function questionsBefore(
  ctx: Ctx,
  { page_id, id }: In,
  moments: readonly number[],
): Promise<(AskedBefore | undefined)[]> {
  if (moments.length === 0) return []
  const rows = await t(ctx)
    .selectFrom('bot_turns')
    .select(['did', 'why', 'procedure', 'message_id', 'at'])
    .where('page_id', '=', page_id)
    .where('thread_id', '=', id)
    .where('at', '<=', Math.max(...moments))
    .where('at', '>=', Math.min(...moments) - answersWithin)
    .where('did', '!=', 'manners')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostTurns)
    .execute()
  return moments.map(at => {
    const before = rows.filter(row => row.at <= at && row.at >= at - answersWithin)
    const [last] = before
    if (last === undefined || !left.has(last.did)) return undefined
    const asked = before.find(({ why }) => why === null || !pointsBack.includes(why)) ?? last
    return asked.message_id === null ? undefined : { message_id: asked.message_id, procedure: asked.procedure }
  })
}

/** More of one thread are not looked through. */
const mostTurns = 200
/** What is left for officers. */
const left: ReadonlySet<string> = new Set(['handed_over', 'withheld', 'disputed', 'heard'])

/** Somebody who only wants a person has asked nothing that a card could answer. */
const isOpen = sql<boolean>`settled_at is null and did in ('handed_over', 'withheld', 'disputed') and why is distinct from 'asked_for'`

/** An officer's answer to what the assistant left in this thread was kept. */
export async function settleTurnsOf(ctx: Ctx, page_id: string, thread_id: string): Promise<void> {
  await sql`
    update bot_turns set settled_at = ${ctx.now}, settled_as = 'drafted'
    where page_id = ${page_id} and thread_id = ${thread_id} and ${isOpen}
  `.execute(ctx.tx)
}
