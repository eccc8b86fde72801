// Where it happened, as the informant told it: words and a point, sealed under the thread's key.

import type { Ctx } from '../../platform/ctx.ts'
import { contentKey } from '../threads/threads.ts'
import type { Tip } from './tips.ts'

export interface TipPlace {
  /** The informant's own words for it. */
  readonly text?: string
  readonly latitude?: number
  readonly longitude?: number
}

const field = 'tips.place'

export async function placeOf(ctx: Ctx, tip: Pick<Tip, 'id' | 'page_id' | 'place'>): Promise<TipPlace> {
  if (tip.place === null) return {}
  return JSON.parse(ctx.keys.openText(await contentKey(ctx, tip.page_id, tip.id), tip.place, field, tip.id)) as TipPlace
}

/** The first words and the last point hold: who moves on sends points, who explains repeats words. */
export async function withPlace(ctx: Ctx, tip: Tip, told: TipPlace): Promise<Buffer> {
  const known = await placeOf(ctx, tip)
  const { text = told.text } = known
  return sealPlace(ctx, tip, { ...known, ...told, ...(text === undefined ? {} : { text }) })
}

/** What was asked about the words for it was answered: these hold from now on. */
export const withPlaceText = async (ctx: Ctx, tip: Tip, text: string): Promise<Buffer> =>
  sealPlace(ctx, tip, { ...(await placeOf(ctx, tip)), text })

async function sealPlace(ctx: Ctx, tip: Tip, place: TipPlace): Promise<Buffer> {
  return ctx.keys.seal(await contentKey(ctx, tip.page_id, tip.id), JSON.stringify(place), field, tip.id)
}
