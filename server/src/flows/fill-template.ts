// Reply templates as one officer would send them here: each variable filled from rows, what no row says left as a gap.

import { hoursOf } from '../modules/hours/hours.ts'
import { officerNames } from '../modules/officers/officers.ts'
import { getPage, pagesOfUnits } from '../modules/pages/pages.ts'
import { generalPlace } from '../modules/procedures/procedures.ts'
import { fill, type Template, templatesOf, type Values, type Variable } from '../modules/templates/templates.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { dateVi } from '../text/figures.ts'
import { gapWords } from '../text/templates.ts'
import { weekWords } from '../text/week-words.ts'

/** Where it is said: for which unit, by whom, about which tip. */
export interface Said {
  readonly unit_id: string
  /** Whose hours and places are told; the unit's first page when absent. */
  readonly page_id?: string | undefined
  readonly officer_id: string
  readonly code?: string | undefined
}

export interface Filled {
  readonly text: string
  readonly gaps: readonly Variable[]
}

export async function filledTemplates(ctx: Ctx, said: Said): Promise<(Template & { readonly filled: Filled })[]> {
  const templates = await templatesOf(ctx, said.unit_id)
  const values = templates.length === 0 ? {} : await valuesFor(ctx, said)
  return templates.map(each => ({ ...each, filled: fill(each.text, values, gapWords) }))
}

export const fillText = async (ctx: Ctx, said: Said, text: string): Promise<Filled> =>
  fill(text.normalize('NFC'), await valuesFor(ctx, said), gapWords)

async function valuesFor(ctx: Ctx, { unit_id, page_id, officer_id, code }: Said): Promise<Values> {
  const page = page_id === undefined ? (await pagesOfUnits(ctx, [unit_id]))[0] : await getPage(ctx, page_id)
  const place = page && (await generalPlace(ctx, page.page_id))
  const lines = await hotLines(ctx, unit_id)
  return {
    don_vi: await unitName(ctx, unit_id),
    trang: page?.name,
    gio_lam_viec: place?.hours ?? (page && weekWords((await hoursOf(ctx, page.page_id)).hours)) ?? undefined,
    dia_chi: place?.place ?? undefined,
    lien_he: place?.contact ?? undefined,
    duong_day_nong: lines.map(({ label, number }) => `${label}: ${number}`).join(', '),
    ten_can_bo: (await officerNames(ctx, [officer_id])).get(officer_id),
    ma: code,
    hom_nay: dateVi(ctx.now),
  }
}
