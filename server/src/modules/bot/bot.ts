// The assistant: one session a thread. Hides where the session and its memory are kept.

import type { Ctx } from '../../platform/ctx.ts'
import { chosenOf, numberIn, stillOffered } from './offered.ts'
import { answersTo, type HeardWords, type Host, next, type Words } from './rules.ts'
import type { Tables } from './tables.ts'
import type { Memory } from './talk.ts'

export type { HeardWords, Host, Words }
export { answersOf } from './rules.ts'
export { answerBefore } from './asked.ts'
export { chosenOf, numberIn } from './offered.ts'
export type { Aspect } from './phrases.ts'
export { type Tongue, tongueOf } from './tongue.ts'
export { type HandOver, type Memory, type Plan, plan, remembered } from './talk.ts'
export { chosenBy, menuLines, type Section } from './sections.ts'
export { nameless } from './nameless.ts'
export {
  keepTurn,
  noteTurn,
  questionsBefore,
  settleTurnsOf,
  type Turn,
  turnsOn,
} from './turns.ts'

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
  return row ? stillOffered(row.memory as Memory, ctx.now) : {}
}

/** Whether a message that is nothing but a number chooses what the assistant offered in this thread. */
export async function choosesOffered(
  ctx: Ctx,
  thread: { page_id: string; id: string },
  text: string,
): Promise<boolean> {
  if (numberIn(text) === undefined) return false
  return chosenOf(await memoryOf(ctx, thread), text, () => undefined) !== undefined
}
