// The trail: what was done (activity) and who looked (audit). Lines are added in the change's own transaction and never touched.

import type { Ctx, Who } from '../../platform/ctx.ts'
import { cursorOf, readCursor } from '../../platform/cursor.ts'
import { idOf, newId } from '../../platform/ids.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

export { type Head, startSealer } from './sealer.ts'
export { reasons, type Verdict, verifyTrail } from './verify.ts'

/** What a line is about. `id` is an id, number or code. */
export interface Thing {
  readonly kind: string
  readonly page_id?: string | undefined
  readonly id: string
}
/** Ids, codes, numbers, yes and no. A text with a blank or a letter beyond A–Z is refused by the database: no words here. */
export type Facts = Record<string, string | number | boolean | null>

export interface TrailLine {
  id: string
  at: number
  kind: 'activity' | 'audit'
  who_kind: 'officer' | 'machine'
  who_id: string | null
  who_name: string
  act: string
  thing_kind: string
  page_id: string | null
  thing_id: string
  facts: Facts
}

/** One activity line: `act` such as 'conversation.claimed'. A reason given in words is kept sealed with it. */
export async function record(ctx: Ctx, act: string, thing: Thing, facts: Facts = {}, reason?: string): Promise<void> {
  const id = newId(ctx.now)
  await store.addLine(ctx, {
    ...whoOf(ctx.who),
    id,
    at: ctx.now,
    kind: 'activity',
    act,
    thing_kind: thing.kind,
    page_id: thing.page_id ?? null,
    thing_id: thing.id,
    facts: JSON.stringify(facts),
    sealed: reason === undefined ? null : ctx.keys.sealOwn(reason, 'trail.sealed', id),
  })
}

/**
 * An officer saw the words of these things: one audit line per (officer, thing, ten minutes), in the transaction that
 * reads them and before the reply (architecture §3.7). A machine's reading leaves none.
 */
export async function looked(ctx: Ctx, kind: string, page_id: string | null, ids: readonly string[]): Promise<void> {
  const { who } = ctx
  if (who.kind === 'machine' || ids.length === 0) return
  const since = rules.lookedSince(ctx.now)
  const looks = [...new Set(ids)]
    .map(
      thing =>
        [idOf(ctx.keys.eventKey, since, `looked ${who.id} ${kind} ${page_id} ${thing}`) as string, thing] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1)) // two lists of one officer at once take the same order
  const line = {
    ...whoOf(who),
    at: ctx.now,
    kind: 'audit' as const,
    act: `${kind}.looked`,
    thing_kind: kind,
    page_id,
    facts: '{}',
    sealed: null,
  }
  await store.addLooks(
    ctx,
    line,
    looks.map(([id]) => id),
    looks.map(([, thing]) => thing),
  )
}

/** Whose lines: of these pages, and of the house itself, which belong to no page (sign-ins, officers, units, policies). */
export interface TrailSight {
  readonly pages: readonly string[]
  readonly house: boolean
}

/** Newest first; `next` is handed back as `before` for older ones. */
export async function trailLines(
  ctx: Ctx,
  sight: TrailSight,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ lines: TrailLine[]; next: string | null }> {
  const lines = (await store.lines(ctx, sight, readCursor(before), limit)) as TrailLine[]
  const last = lines.at(-1)
  return { lines, next: last && lines.length === limit ? cursorOf(last) : null }
}

/** What was done with one thing and who looked at it, oldest first, at most the newest `limit`: for an export of it. */
export async function linesAbout(ctx: Ctx, { kind, id }: Thing, limit: number) {
  const rows = await store.linesAbout(ctx, kind, id, limit)
  return rows.reverse().map(({ at, who_id, who_name, act, facts }) => ({ at, who_id, who_name, act, facts }))
}

/** For operators: lines no seal covers yet, and when the last seal was set. */
export const trailState = (ctx: Ctx): Promise<{ unsealed: number; last_seal_at: number | null }> => store.unsealed(ctx)

/** Retention: drops the lines of sealed ranges older than the policy; the last seal it did so for, or null. */
export const dropOldLines = (ctx: Ctx): Promise<number | null> => store.drop(ctx, newId(ctx.now))

const whoOf = (who: Who) =>
  who.kind === 'officer'
    ? { who_kind: who.kind, who_id: who.id, who_name: who.name, session: who.session }
    : { who_kind: who.kind, who_id: null, who_name: who.name, session: null }
