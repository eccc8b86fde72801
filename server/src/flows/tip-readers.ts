// Who reads a tip by what it says: above the officials it tells of, by its category, or the page's own unit.

import type { Understanding } from '../language/understand.ts'
import { aboveOf, type Route, routeFor, tellsOfOfficials } from '../modules/tips/tips.ts'
import type { Ctx } from '../platform/ctx.ts'

export type Readers = Route & { readonly excluded_unit_id: string | null }

/** `unit_id`: of the page it came to. What is told about people of a unit is read above it, and by nobody there. */
export async function readersOf(
  ctx: Ctx,
  unit_id: string,
  text: string | undefined,
  meant: Understanding | undefined,
): Promise<Readers> {
  const hard = { confidentiality: 'confidential', contact_rule: 'message_only', excluded_unit_id: unit_id } as const
  if (text !== undefined && tellsOfOfficials(text, meant?.intents ?? []))
    return { ...(await aboveOf(ctx, unit_id)), ...hard }
  const route = await routeFor(ctx, unit_id, categoryOf(meant))
  // whoever is nearest must hear of danger first; how they may be reached stays as the category says
  if (meant?.urgent) return { ...route, unit_id, confidentiality: 'ordinary', why: 'urgent', excluded_unit_id: null }
  return { ...route, excluded_unit_id: null }
}

const worthAt = 0.3

export const categoryOf = (meant: Understanding | undefined): string | null =>
  meant?.intents.find(each => each.category !== null && each.confidence >= worthAt)?.category ?? null

/** What the machine reads in it: slugs and numbers. */
export function suggestionOf(meant: Understanding | undefined, why: string): Record<string, unknown> {
  const category = categoryOf(meant)
  return category === null ? {} : { category, confidence: meant?.intents[0].confidence ?? 0, routed: why }
}
