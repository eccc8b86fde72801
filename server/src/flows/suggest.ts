// What the machine suggests of a tip beside its category: whose ground it lies on, and which tips are likely one with it.

import type { Understanding } from '../language/understand.ts'
import { type Gist, gistOf, likelySame, placeOf, saveTip, type Suggested, type Tip } from '../modules/tips/tips.ts'
import { areasMeant, type Meant } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'

/**
 * Slugs and ids only. `area_id` and `unit_id` where one unit alone is meant; else `among` holds the units that fit, and
 * nobody guesses: the informant is asked. `near`: the page's unit. Nothing moves by itself: an officer decides.
 */
export async function suggestFor(
  ctx: Ctx,
  tip: Tip,
  told: { text: string | undefined; meant: Understanding | undefined; near: string },
): Promise<Tip> {
  const { text, meant, near } = told
  const place = await placeOf(ctx, tip)
  const point = pointOf(place)
  const suggested: Record<string, unknown> = grounded(
    tip.suggested,
    await groundOf(ctx, [place.text, text], point, near),
  )
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

type Ground = Readonly<Record<string, unknown>>

/** What one unit answers for is no longer open; what the informant said themselves only a point of theirs moves. */
function grounded(known: Suggested, ground: Ground): Record<string, unknown> {
  if (Object.keys(ground).length === 0 || (known['placed'] === 'answer' && ground['placed'] !== 'point'))
    return { ...known }
  if ('among' in ground && 'unit_id' in known) return { ...known }
  const rest = Object.entries(known).filter(([name]) => !groundNames.has(name))
  return { ...Object.fromEntries(rest), ...ground }
}

/** What says whose ground it is. */
const groundNames: ReadonlySet<string> = new Set(['among', 'unit_id', 'area_id', 'placed'])

/** By the words that say where, and where these fit several units by all that was said. */
async function groundOf(
  ctx: Ctx,
  texts: readonly (string | undefined)[],
  point: Gist['point'] | undefined,
  near: string,
): Promise<Ground> {
  let open: Ground = {}
  const together = texts.filter(Boolean).join(', ') || undefined
  for (const text of new Set([...texts, together])) {
    const ground = groundBy(await areasMeant(ctx, { text, point: point ?? undefined }, near))
    if ('unit_id' in ground) return ground
    if (!('among' in open)) open = ground
  }
  return open
}

/** One unit, or those among which it is not clear. */
function groundBy(areas: readonly Meant[]): Ground {
  const [area] = areas
  const units = [...new Set(areas.map(({ unit_id }) => unit_id))].sort()
  if (!area) return {}
  if (units.length > 1) return { among: units }
  return { unit_id: area.unit_id, ...(areas.length === 1 ? { area_id: area.area_id } : {}), placed: area.by }
}
