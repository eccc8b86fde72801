// Clocks as screens show them: state, end, what may come next, by which row of law, and whether anybody answers for it.

import { day } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { dateOf } from '../../platform/local-time.ts'
import { invariant } from '../../platform/refusal.ts'
import { type LawNow, lawNow, legalKinds } from './law.ts'
import { type Clock, nextExtension, type Shown, shown, type Version } from './rules.ts'
import * as store from './store-clocks.ts'

export interface ClockView {
  readonly clock_id: string
  readonly page_id: string
  readonly matter: { readonly kind: 'tip' | 'case'; readonly id: string }
  readonly unit_id: string
  readonly rule: string
  /** Vietnamese, as the row says it. */
  readonly name: string
  readonly kind: string | null
  readonly kind_name: string | null
  readonly from_at: number
  /** Last moment in time. */
  readonly due_at: number
  readonly state: Shown
  readonly ended_at: number | null
  readonly ended_how: string | null
  /** Of an ended clock: whether it ended in time. */
  readonly in_time: boolean | null
  readonly extended: number
  /** The most the next extension may grant, and until when to ask for it; null when there is none. */
  readonly next: {
    readonly rule: string
    readonly name: string
    readonly until: number
    readonly ask_by: number
  } | null
  readonly source: { readonly rule_id: string; readonly legal_basis: string; readonly signed_name: string | null }
  /** What nobody has signed: *chưa kiểm chứng* unless empty. */
  readonly unverified: readonly ('rule' | 'calendar')[]
}

/** The clocks of each matter by its id, the first to end first; a matter without any is not in it. */
export async function clocksOf(ctx: Ctx, matters: readonly store.MatterName[]): Promise<Map<string, ClockView[]>> {
  if (matters.length === 0) return new Map()
  const rows = await store.of(ctx, matters)
  return Map.groupBy(await seen(ctx, rows), view => view.matter.id)
}

/** Late and soon of these units, the most pressing first. The caller has asked whether the officer may see the units. */
export async function dueSoon(
  ctx: Ctx,
  unit_ids: readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ clocks: ClockView[]; next: string | null }> {
  const rows = await store.pressing(ctx, unit_ids, readCursor(cursor), limit + 1)
  const some = rows.slice(0, limit)
  const last = some.at(-1)
  const next = rows.length > limit && last ? cursorOf({ at: last.due_at, id: last.id }) : null
  return { clocks: await seen(ctx, some), next }
}

/** How many clocks of each unit are late, and soon or due. A unit without any is not in it. */
export async function dueCounts(
  ctx: Ctx,
  unit_ids: readonly string[],
): Promise<Map<string, { late: number; soon: number }>> {
  const rows = await store.counts(ctx, unit_ids)
  return new Map(rows.map(({ unit_id, late, soon }) => [unit_id, { late, soon }]))
}

async function seen(ctx: Ctx, rows: readonly store.ClockRow[]): Promise<ClockView[]> {
  if (rows.length === 0) return []
  const law = await lawNow(ctx)
  const versions = new Map(law.rules.map(version => [version.id, version]))
  const kinds = new Map((await legalKinds(ctx)).map(({ slug, name }) => [slug, name]))
  return rows.map(row => {
    const version = versions.get(row.rule_id)
    invariant(version, 'a clock was started by a version that is still there')
    const next = row.state === 'running' ? nextExtension(law.rules, row, law.calendars) : undefined
    return {
      clock_id: row.id,
      page_id: row.page_id,
      matter: { kind: row.matter_kind as 'tip' | 'case', id: row.matter_id },
      unit_id: row.unit_id,
      rule: row.rule,
      name: version.name,
      kind: row.kind,
      kind_name: row.kind === null ? null : (kinds.get(row.kind) ?? row.kind),
      from_at: row.from_at,
      due_at: row.due_at,
      state: shown(row, ctx.now),
      ended_at: row.ended_at,
      ended_how: row.ended_how,
      in_time: row.ended_at === null ? null : row.ended_at <= row.due_at,
      extended: row.extended,
      next: next && next.until > row.due_at ? nextOf(next, row) : null,
      source: { rule_id: version.id, legal_basis: version.legal_basis, signed_name: version.signed_name },
      unverified: unverified(row, version, law),
    }
  })
}

const nextOf = ({ version, until }: { version: Version; until: number }, { due_at }: Clock) => {
  return { rule: version.rule, name: version.name, until, ask_by: due_at - (version.ask_days ?? 0) * day }
}

/** A calendar is answered for when each year it touches has a signed row, and no row in between is unsigned. */
function unverified({ from_at, due_at }: Clock, version: Version, law: LawNow): ('rule' | 'calendar')[] {
  const rule = version.signed_at === null ? (['rule'] as const) : []
  const calendar = version.calendar === null ? undefined : law.calendars.get(version.calendar)
  if (!calendar) return [...rule]
  const [first, last] = [dateOf(from_at), dateOf(due_at)]
  const signed = [...calendar.signed]
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, n) =>
    String(Number(first.slice(0, 4)) + n),
  )
  const known = years.every(year => signed.some(([date, by]) => by && date.startsWith(year)))
  const all = signed.every(([date, by]) => by || date < first || date > last)
  return known && all ? [...rule] : [...rule, 'calendar']
}
