// The SQL of what is done in a case: timeline, notes, tasks, slips, and what proves that something was done.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Cursor } from '../../platform/cursor.ts'
import { t } from './store.ts'
import type { Tables } from './tables.ts'

export type TaskRow = Tables['tasks']
export type SlipRow = Tables['outside_slips']
export type ReceiverRow = Tables['outside_receivers']

export interface TimelineRow {
  readonly line: 'act' | 'note'
  readonly id: string
  readonly case_id: string
  readonly act: string
  readonly officer_id: string | null
  readonly unit_id: string | null
  readonly facts: Record<string, string | number | boolean | null>
  readonly words: Buffer | null
  readonly at: number
}

/** Acts and notes of a case and those that went into it, newest first; leans on case_acts_order and case_notes_order. */
export async function timeline(
  ctx: Ctx,
  family: readonly string[],
  before: Cursor | undefined,
  limit: number,
): Promise<TimelineRow[]> {
  const older = before ? sql`and (at, id) < (${before.at}::bigint, ${before.id}::uuid)` : sql``
  const { rows } = await sql<TimelineRow>`
    (select 'act' as line, id, case_id, act, officer_id, unit_id, facts, words, at from case_acts
       where case_id = any(${family}::uuid[]) ${older} order by at desc, id desc limit ${limit})
    union all
    (select 'note', id, case_id, 'noted', officer_id, null, '{}'::jsonb, body, at from case_notes
       where case_id = any(${family}::uuid[]) ${older} order by at desc, id desc limit ${limit})
    order by at desc, id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export const insertNote = (ctx: Ctx, row: Tables['case_notes']) => t(ctx).insertInto('case_notes').values(row).execute()

/** Leans on tasks_of_case. */
export const tasksOf = (ctx: Ctx, family: readonly string[]): Promise<TaskRow[]> =>
  t(ctx).selectFrom('tasks').selectAll().where('case_id', 'in', family).orderBy('made_at').orderBy('id').execute()

/** The officer's own open ones, the first due first; leans on tasks_mine. */
export async function tasksOfOfficer(ctx: Ctx, officer_id: string, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from tasks where officer_id = ${officer_id} and state = 'open' order by due_at nulls last, id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export const taskById = (ctx: Ctx, id: string): Promise<TaskRow | undefined> =>
  t(ctx).selectFrom('tasks').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const insertTask = (ctx: Ctx, row: TaskRow) => t(ctx).insertInto('tasks').values(row).execute()

export const saveTask = (ctx: Ctx, id: string, change: Partial<TaskRow>) =>
  t(ctx).updateTable('tasks').set(change).where('id', '=', id).execute()

/** Those of the units of `path` and of the installation, today. */
export const receiversFor = (ctx: Ctx, path: readonly string[]): Promise<ReceiverRow[]> =>
  t(ctx)
    .selectFrom('outside_receivers')
    .selectAll()
    .where(e => e.or([e('unit_id', 'is', null), e('unit_id', 'in', path)]))
    .where('valid_from', '<=', ctx.now)
    .where(e => e.or([e('valid_to', 'is', null), e('valid_to', '>', ctx.now)]))
    .orderBy('name')
    .execute()

export const receiversByIds = (ctx: Ctx, ids: readonly string[]): Promise<ReceiverRow[]> =>
  t(ctx).selectFrom('outside_receivers').selectAll().where('id', 'in', ids).execute()

/** Leans on outside_slips_of_case. */
export const slipsOf = (ctx: Ctx, family: readonly string[]): Promise<SlipRow[]> =>
  t(ctx)
    .selectFrom('outside_slips')
    .selectAll()
    .where('case_id', 'in', family)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const insertSlip = (ctx: Ctx, row: SlipRow) => t(ctx).insertInto('outside_slips').values(row).execute()

export const saveSlip = (ctx: Ctx, id: string, change: Partial<SlipRow>) =>
  t(ctx).updateTable('outside_slips').set(change).where('id', '=', id).execute()

export async function workDone(
  ctx: Ctx,
  family: readonly string[],
): Promise<{ notes: number; tasks_done: number; answers: number }> {
  const { rows } = await sql<{ notes: number; tasks_done: number; answers: number }>`
    select (select count(*) from case_notes where case_id = any(${family}::uuid[])) as notes,
      (select count(*) from tasks where case_id = any(${family}::uuid[]) and state = 'done') as tasks_done,
      (select count(*) from outside_slips where case_id = any(${family}::uuid[]) and answered_at is not null) as answers
  `.execute(ctx.tx)
  return rows[0] as { notes: number; tasks_done: number; answers: number }
}
