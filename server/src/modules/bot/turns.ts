// What the assistant did with each message: what is asked most, what could not be answered, and which question a reply answers.

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

/** Keep what was done with a message, and what is remembered from now on. */
export async function keepTurn(
  ctx: Ctx,
  { page_id, id: thread_id }: In,
  memory: Memory,
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

export interface OpenQuestion {
  /** Of the newest turn: names the row. */
  readonly id: string
  readonly why: 'unanswered' | 'disputed'
  readonly reason: string | null
  readonly procedure: string | null
  readonly count: number
  readonly last_at: number
  /** Messages that asked, the newest first, a few. */
  readonly messages: readonly { readonly thread_id: string; readonly id: string }[]
}

/** How far back editors are shown what is open. */
const openFor = 90 * day
/** Somebody who only wants a person has asked nothing that a card could answer. */
const isOpen = sql<boolean>`settled_at is null and did in ('handed_over', 'withheld', 'disputed') and why is distinct from 'asked_for'`
/** By procedure; what was not understood stands by itself. */
const group = sql<string>`case when did = 'disputed' or why = 'insists' then 'disputed' else 'unanswered' end || ' ' || coalesce(procedure, id::text)`

/** What could not be answered or was disputed, the most frequent first. Leans on bot_turns_open. */
export async function openQuestions(
  ctx: Ctx,
  page_id: string,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<OpenQuestion[]> {
  const { rows } = await sql<Omit<OpenQuestion, 'why' | 'messages'> & { group: string; asked: string[] }>`
    select (array_agg(id order by at desc, id desc))[1] as id, grouped as group, max(procedure) as procedure,
      (array_agg(why order by at desc, id desc))[1] as reason, count(*)::int as count, max(at) as last_at,
      (array_agg(thread_id || ' ' || message_id order by at desc, id desc) filter (where message_id is not null))[1:3] as asked
    from (
      select *, ${group} as grouped from bot_turns
      where page_id = ${page_id} and at >= ${ctx.now - openFor} and ${isOpen}
    ) open
    group by grouped order by count desc, last_at desc, id offset ${after} limit ${limit}
  `.execute(ctx.tx)
  return rows.map(({ group: grouped, asked, ...row }) => ({
    ...row,
    why: grouped.startsWith('disputed') ? 'disputed' : 'unanswered',
    messages: (asked ?? []).map(each => {
      const [thread_id = '', id = ''] = each.split(' ')
      return { thread_id, id }
    }),
  }))
}

/** How many rows editors have before them, on these pages together. Leans on bot_turns_open. */
export async function countOpen(ctx: Ctx, page_ids: readonly string[]): Promise<number> {
  if (page_ids.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(distinct page_id::text || ${group})::int as count from bot_turns
    where page_id = any(${page_ids}::uuid[]) and at >= ${ctx.now - openFor} and ${isOpen}
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** An editor has seen to all that stand in one row. False when nobody waits for it any more. */
export async function lookedAfter(
  ctx: Ctx,
  page_id: string,
  turn_id: string,
  as: 'drafted' | 'dismissed',
): Promise<boolean> {
  const { rows } = await sql`
    update bot_turns set settled_at = ${ctx.now}, settled_as = ${as}
    where page_id = ${page_id} and ${isOpen}
      and ${group} = (select ${group} from bot_turns where page_id = ${page_id} and id = ${turn_id})
    returning id
  `.execute(ctx.tx)
  return rows.length > 0
}

/** An officer's answer to what the assistant left in this thread was kept. */
export async function settleTurnsOf(ctx: Ctx, page_id: string, thread_id: string): Promise<void> {
  await sql`
    update bot_turns set settled_at = ${ctx.now}, settled_as = 'drafted'
    where page_id = ${page_id} and thread_id = ${thread_id} and ${isOpen}
  `.execute(ctx.tx)
}
