// What the machine suggests of a tip beside its category: whose ground it lies on, and which tips are likely one with it.

import type { Understanding } from '../language/understand.ts'
import { type Gist, gistOf, likelySame, placeOf, saveTip, type Tip } from '../modules/tips/tips.ts'
import { areasMeant } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'

/**
 * Slugs and ids only. `area_id` and `unit_id` where one unit alone is meant; else `areas` says how many fit and nobody
 * guesses. `near`: the page's unit. Nothing moves by itself: an officer decides.
 */
export async function suggestFor(
  ctx: Ctx,
  tip: Tip,
  told: { text: string | undefined; meant: Understanding | undefined; near: string },
): Promise<Tip> {
  const { text, meant, near } = told
  const place = await placeOf(ctx, tip)
  const point = pointOf(place)
  const suggested = { ...tip.suggested, ...(await groundOf(ctx, [place.text, text], point, near)) }
  if (text !== undefined && meant) {
    const same = await likelySame(ctx, tip, gistOf(text, meant, tip.received_at, point ?? null))
    if (same && same.length > 0)
      Object.assign(suggested, {
        duplicates: same.map(({ tip_id }) => tip_id),
        likeness: Object.fromEntries(same.map(({ tip_id, score, why }) => [tip_id, { score, why }])),
      })
  }
  if (JSON.stringify(suggested) === JSON.stringify(tip.suggested)) return tip
  return saveTip(ctx, tip, { suggested })
}

function pointOf({
  latitude,
  longitude,
}: {
  latitude?: number
  longitude?: number
}): NonNullable<Gist['point']> | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

/** By the words that say where; where these name nothing, by all that was said. */
async function groundOf(
  ctx: Ctx,
  texts: readonly (string | undefined)[],
  point: Gist['point'] | undefined,
  near: string,
): Promise<Record<string, unknown>> {
  for (const text of texts) {
    const areas = await areasMeant(ctx, { text, point: point ?? undefined }, near)
    const [area] = areas
    if (!area) continue
    if (new Set(areas.map(({ unit_id }) => unit_id)).size > 1) return { areas: areas.length }
    return { unit_id: area.unit_id, ...(areas.length === 1 ? { area_id: area.area_id } : {}), placed: area.by }
  }
  return {}
}
