// The SQL of rings and their steps.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Step } from './climbing.ts'
import type { Ring, RingAct } from './rules.ts'
import type { Tables } from './tables.ts'

const t = (ctx: Ctx) => ctx.tx.withTables<Tables>()

export interface RingRow extends Ring {
  readonly id: string
  readonly kind: 'tip' | 'conversation'
  readonly thread_id: string
  readonly page_id: string
  readonly excluded_unit_id: string | null
  readonly told_alone_at: number | null
  readonly act: RingAct | null
  readonly acted_at: number | null
  readonly ended_by: string | null
  readonly ended_at: number | null
}

export const insertRing = (ctx: Ctx, row: Tables['rings']) => t(ctx).insertInto('rings').values(row).execute()

/** What may change of a ring; who it is about and where it comes from never does. */
export function save(
  ctx: Ctx,
  id: string,
  { id: _id, kind: _kind, thread_id: _thread, page_id: _page, ...change }: Partial<RingRow>,
) {
  const { excluded_unit_id: _unit, ...columns } = change
  return t(ctx).updateTable('rings').set(columns).where('id', '=', id).execute()
}

const openAt = (ctx: Ctx, thread_id: string) =>
  t(ctx).selectFrom('rings').selectAll().where('thread_id', '=', thread_id).where('ended_at', 'is', null)

/** The open ring of a thread, and the same locked. Lean on rings_open. */
export const openOf = async (ctx: Ctx, thread_id: string) =>
  (await openAt(ctx, thread_id).executeTakeFirst()) as RingRow | undefined
export const lockOpen = async (ctx: Ctx, thread_id: string) =>
  (await openAt(ctx, thread_id).forNoKeyUpdate().executeTakeFirst()) as RingRow | undefined

export const byId = async (ctx: Ctx, id: string) =>
  (await t(ctx).selectFrom('rings').selectAll().where('id', '=', id).executeTakeFirst()) as RingRow | undefined

/** When an officer last recorded an act about the tip. Leans on rings_of_thread. */
export const lastAct = async (ctx: Ctx, thread_id: string): Promise<number | null> =>
  (
    await t(ctx)
      .selectFrom('rings')
      .select(e => e.fn.max('ended_at').as('at'))
      .where('thread_id', '=', thread_id)
      .where('state', '=', 'answered')
      .executeTakeFirst()
  )?.at ?? null

/** Rings that wait for nothing any longer than now, the longest due first. Leans on rings_due. */
export const due = (ctx: Ctx, limit: number) =>
  t(ctx)
    .selectFrom('rings')
    .select(['id', 'kind', 'thread_id', 'page_id'])
    .where('due_at', '<=', ctx.now)
    .orderBy('due_at')
    .limit(limit)
    .execute()

/** The ring if it is due and nobody else has it in hand. */
export const takeDue = async (ctx: Ctx, id: string) =>
  (await t(ctx)
    .selectFrom('rings')
    .selectAll()
    .where('id', '=', id)
    .where('due_at', '<=', ctx.now)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst()) as RingRow | undefined

export const addSteps = (ctx: Ctx, ring_id: string, from: number, steps: readonly Step[]) =>
  t(ctx)
    .insertInto('ring_steps')
    .values(steps.map((step, at) => ({ ring_id, n: from + at, ...step, at: ctx.now })))
    .execute()

export const stepsOf = async (ctx: Ctx, ring_ids: readonly string[]) =>
  ring_ids.length === 0
    ? []
    : await t(ctx)
        .selectFrom('ring_steps')
        .selectAll()
        .where('ring_id', '=', sql<string>`any(${[...ring_ids]}::uuid[])`)
        .orderBy('ring_id')
        .orderBy('n')
        .execute()

/** Every open ring that has reached one of the units; loud ones first, then the oldest. Leans on rings_open. */
export const openIn = async (ctx: Ctx, unit_ids: readonly string[], limit: number) =>
  (await t(ctx)
    .selectFrom('rings as r')
    .selectAll('r')
    .where('r.ended_at', 'is', null)
    .where(e =>
      e.exists(
        e
          .selectFrom('ring_steps as s')
          .select('s.n')
          .whereRef('s.ring_id', '=', 'r.id')
          .where('s.unit_id', '=', sql<string>`any(${[...unit_ids]}::uuid[])`),
      ),
    )
    .orderBy('r.level')
    .orderBy('r.raised_at')
    .orderBy('r.id')
    .limit(limit)
    .execute()) as RingRow[]
