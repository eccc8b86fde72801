// Filters of the list that an officer named and keeps. Hides that the name, the officer's own word, is sealed.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import * as store from './store-views.ts'

export interface View {
  readonly id: string
  readonly name: string
  /** As the door asked for it. */
  readonly filter: unknown
}

const mostViews = 20
const place = 'inbox_views.name'

/** In the order they were made. */
export async function viewsOf(ctx: Ctx, officer: string): Promise<View[]> {
  const rows = await store.viewsOf(ctx, officer)
  return rows.map(({ id, name, filter }) => ({ id, name: ctx.keys.openOwn(name, place, id), filter }))
}

/** Refuses `views_full`. */
export async function keepView(ctx: Ctx, officer: string, name: string, filter: object): Promise<View> {
  if ((await store.viewsOf(ctx, officer)).length >= mostViews) throw new Refusal('views_full', { limit: mostViews })
  const id = newId<'view'>(ctx.now)
  await store.insertView(ctx, officer, id, ctx.keys.sealOwn(name.normalize('NFC'), place, id), filter)
  return { id, name, filter }
}

/** Throws `not_found`. */
export async function removeView(ctx: Ctx, officer: string, id: string): Promise<void> {
  found((await store.removeView(ctx, officer, id)) || undefined)
}
