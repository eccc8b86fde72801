// Evidence: pictures are handed out marked with who looks, can be taken back, shut away, and leave only as a signed export.

import { minute } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import { quarantine, restrictedCopy, watermark, workingCopy } from '../media/media.ts'
import { type Act, acts, officerNames, standing } from '../officers/officers.ts'
import { eyesOf, holdsAt, lockTip, thingOf, type Tip, tipFor } from '../tips/tips.ts'
import { record } from '../trail/trail.ts'
import { markOf } from './rules.ts'
import * as store from './store.ts'

export { type Exported, exportTip } from './exporting.ts'
export { exportKey } from './signing.ts'

/** A picture of a tip as the officer who asks may see it: marked with their name and the time. Refuses `view_revoked`. */
export async function viewPicture(ctx: Ctx, tip: Tip, media_id: string): Promise<Buffer> {
  await viewing(ctx, tip)
  return watermark(await workingCopy(ctx, tip.page_id, media_id), markOf(whoLooks(ctx).name, ctx.now))
}

/** Whoever is handed something of a tip's evidence asks first. Refuses `view_revoked`. */
export async function viewing(ctx: Ctx, tip: Tip): Promise<void> {
  const { id } = whoLooks(ctx)
  const view = await store.findView(ctx, tip.id, id)
  if (view && view.revoked_at !== null) throw new Refusal('view_revoked')
  if (!view || view.last_at < ctx.now - minute) await store.insertView(ctx, tip.id, id)
}

export interface View {
  readonly officer_id: string
  readonly name: string
  readonly began_at: number
  readonly last_at: number
  readonly revoked: boolean
}

/** Who looked at a tip's evidence, last first. */
export async function viewsOf(ctx: Ctx, tip_id: string): Promise<View[]> {
  const tip = await tipFor(ctx, tip_id, 'evidence.revoke')
  const rows = await store.viewsOf(ctx, tip.id)
  const names = await officerNames(
    ctx,
    rows.map(row => row.officer_id),
  )
  return rows.map(({ officer_id, began_at, last_at, revoked_at }) => ({
    officer_id,
    name: names.get(officer_id) ?? '',
    began_at,
    last_at,
    revoked: revoked_at !== null,
  }))
}

/** End an officer's looking, or let it begin again. Refuses `not_found` for one who has looked at nothing. */
export async function revokeView(ctx: Ctx, tip_id: string, officer_id: string, revoked: boolean): Promise<void> {
  const tip = await lockTip(ctx, tip_id, 'evidence.revoke')
  const change = revoked
    ? { revoked_at: ctx.now, revoked_by: whoLooks(ctx).id }
    : { revoked_at: null, revoked_by: null }
  found((await store.saveRevoked(ctx, tip.id, officer_id, change)) || undefined)
  const what = thingOf(tip)
  await record(ctx, revoked ? 'evidence.revoked' : 'evidence.allowed', what, { officer_id })
}

/** One button: it may show the abuse of a child. From now on nobody but the restricted role is shown any of it. */
export async function shutAway(ctx: Ctx, tip_id: string, media_id: string): Promise<void> {
  const tip = await lockTip(ctx, tip_id, 'evidence.shut_away')
  await quarantine(ctx, tip.page_id, tip.id, media_id)
  const { unit_id, excluded_unit_id, page_id } = tip
  const row = { media_id, page_id, tip_id, unit_id, excluded_unit_id, by: whoLooks(ctx).id, at: ctx.now }
  await store.insertQuarantined(ctx, row)
  await record(ctx, 'evidence.shut_away', thingOf(tip), { media_id })
}

/** What was shut away where the caller holds the restricted role. No thumbnail, no words. */
export async function shutAwayFor(ctx: Ctx): Promise<store.QuarantinedRow[]> {
  const able: readonly string[] = acts['evidence.restricted' satisfies Act]
  const { rolesAt } = await standing(ctx)
  const units = [...rolesAt].filter(([, roles]) => [...roles].some(role => able.includes(role))).map(([unit]) => unit)
  const { barred } = await eyesOf(ctx)
  const rows = await store.quarantinedOf(ctx, units, 200)
  return rows.filter(row => row.excluded_unit_id === null || !barred.has(row.excluded_unit_id))
}

/** The picture itself, marked, to the restricted role alone. Each look is on the trail. */
export async function viewShutAway(ctx: Ctx, media_id: string): Promise<Buffer> {
  const row = found(await store.findQuarantined(ctx, media_id))
  if (!holdsAt(await eyesOf(ctx), 'evidence.restricted', row.unit_id, row.excluded_unit_id))
    throw new Refusal('not_found')
  await record(ctx, 'evidence.restricted_looked', { kind: 'tip', id: row.tip_id }, { media_id })
  return watermark(await restrictedCopy(ctx, row.page_id, media_id), markOf(whoLooks(ctx).name, ctx.now))
}

function whoLooks({ who }: Ctx): { id: string; name: string } {
  invariant(who.kind === 'officer', 'evidence is looked at by an officer')
  return who
}
