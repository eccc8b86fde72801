// The catalogue as one page stands to it: what it answers, what waits for a signature, and what it says differently.

import type { Ctx } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { type Field, listProcedures, type VersionSeen } from './reading.ts'
import * as rules from './rules.ts'
import type { Place } from './signing.ts'
import * as pages from './store-pages.ts'

interface Signed {
  readonly by: string
  readonly at: number
}

export interface OnPage {
  readonly procedure_id: string
  readonly slug: string
  readonly rank: number | null
  readonly name: string
  readonly field: Field
  readonly withheld: rules.Withheld | null
  /** What holds and what comes, with who signed it for this page; unsigned: null. */
  readonly versions: (VersionSeen & { readonly signed: Signed | null })[]
  readonly place: Place | null
}

/** The most asked first: a new page begins with them. */
export async function proceduresOn(ctx: Ctx, page_id: string): Promise<{ place: Place | null; procedures: OnPage[] }> {
  const today = dateOf(ctx.now)
  const signatures = new Map((await pages.signaturesOn(ctx, page_id)).map(row => [row.version_id, row]))
  const places = new Map((await pages.placesOn(ctx, page_id)).map(row => [row.procedure_id, row]))
  const placeOf = (procedure_id: string | null): Place | null => {
    const row = places.get(procedure_id)
    return row ? { place: row.place, hours: row.hours, contact: row.contact } : null
  }
  const signed = (version: VersionSeen): Signed | null => {
    const row = signatures.get(version.version_id)
    return row ? { by: row.officer_name, at: row.signed_at } : null
  }
  const procedures = (await listProcedures(ctx))
    .filter(({ holding, coming }) => holding !== null || coming.length > 0)
    .map(({ procedure_id, slug, rank, name, field, holding, coming }) => ({
      procedure_id,
      slug,
      rank,
      name,
      field,
      withheld: rules.withheld(holding ?? undefined, holding !== null && signed(holding) !== null, today),
      versions: [...(holding ? [holding] : []), ...coming].map(version => ({ ...version, signed: signed(version) })),
      place: placeOf(procedure_id),
    }))
  return { place: placeOf(null), procedures }
}

/** What the page says of every procedure that has no row of its own: where, when, whom to call. */
export async function generalPlace(ctx: Ctx, page_id: string): Promise<Place | undefined> {
  const row = (await pages.placesOn(ctx, page_id)).find(each => each.procedure_id === null)
  return row && { place: row.place, hours: row.hours, contact: row.contact }
}
