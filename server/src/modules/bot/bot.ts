// The assistant: one session a thread. Hides where the session, its memory and its turns are kept.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { answersTo, type HeardWords, type Host, next, type Words } from './rules.ts'
import type { Tables } from './tables.ts'
import type { Memory } from './talk.ts'

export type { HeardWords, Host, Words }
export { answersOf } from './rules.ts'
export { type Aspect, type HandOver, type Memory, type Plan, plan, remembered } from './talk.ts'
export { chosenBy, menuLines, type Section } from './sections.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

/**
 * Take the next step of the talk in this thread and keep it; what to say is returned, not sent.
 * `host` is asked for only when there is something to say; a page without one says nothing and begins no talk.
 */
export async function listen(
  ctx: Ctx,
  { page_id, id: thread_id }: { page_id: string; id: string },
  heard: HeardWords,
  host: () => Promise<Host | undefined>,
  words: Words,
): Promise<readonly string[]> {
  const row = await t(ctx)
    .selectFrom('bot_sessions')
    .select('welcomed_at')
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
    .executeTakeFirst()
  if (row && answersTo(heard) === undefined) return []
  const speaker = await host()
  if (!speaker) return []
  const step = next(row ?? { welcomed_at: null }, speaker, heard, words, ctx.now)
  if (row) return step.say
  await t(ctx)
    .insertInto('bot_sessions')
    .values({ page_id, thread_id, welcomed_at: ctx.now })
    .onConflict(on => on.columns(['page_id', 'thread_id']).doNothing())
    .execute()
  return step.say
}

/** What is remembered of the talk in this thread; nothing before it was greeted. */
export async function memoryOf(ctx: Ctx, { page_id, id }: { page_id: string; id: string }): Promise<Memory> {
  const row = await t(ctx)
    .selectFrom('bot_sessions')
    .select('memory')
    .where('page_id', '=', page_id)
    .where('thread_id', '=', id)
    .executeTakeFirst()
  return row ? (row.memory as Memory) : {}
}

export interface Turn {
  readonly did: 'answered' | 'asked' | 'handed_over' | 'withheld' | 'disputed' | 'elsewhere' | 'section' | 'manners'
  readonly procedure: string | null
  readonly version_id?: string | null
  /** A slug. */
  readonly why?: string | null
  readonly confidence?: number | null
}

/** Keep what was done with a message, and what is remembered from now on. */
export async function keepTurn(
  ctx: Ctx,
  { page_id, id: thread_id }: { page_id: string; id: string },
  memory: Memory,
  turn: Turn,
): Promise<void> {
  const { did, procedure, version_id = null, why = null, confidence = null } = turn
  await t(ctx)
    .insertInto('bot_turns')
    .values({ page_id, id: newId(ctx.now), thread_id, at: ctx.now, did, procedure, version_id, why, confidence })
    .execute()
  await t(ctx)
    .updateTable('bot_sessions')
    .set({ memory: JSON.stringify(memory) })
    .where('page_id', '=', page_id)
    .where('thread_id', '=', thread_id)
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
