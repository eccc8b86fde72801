// Which page an address of the form means, and what its visitors are shown of it: unit, numbers to call, who reads above it.

import { getPage, type Page, pagesOfUnits } from '../../modules/pages/pages.ts'
import { outsideReaders } from '../../modules/tips/tips.ts'
import { findUnitByCode, hotLines, unitName, unitsAbove } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { isId } from '../../platform/ids.ts'
import { found } from '../../platform/refusal.ts'
import type { HotLineShown } from './layout.ts'

export interface Where {
  readonly page_id: string
  readonly unit: string
  /** Who reads what concerns the unit itself. */
  readonly unitAbove: string
  readonly hotLines: readonly HotLineShown[]
}

/** By the page's id or its unit's code. Refuses `not_found`. */
export async function whereOf(ctx: Ctx, code: string): Promise<Where> {
  const page = isId(code) ? await getPage(ctx, code) : await pageOfUnit(ctx, code)
  const unit_id = found(page.unit_id ?? undefined)
  const [, above] = await unitsAbove(ctx, unit_id)
  const outside = above === undefined ? await outsideReaders(ctx, unit_id) : []
  return {
    page_id: page.page_id,
    unit: await unitName(ctx, unit_id),
    unitAbove:
      above === undefined
        ? outside.map(({ name, address }) => `${name} (${address})`).join('; ')
        : await unitName(ctx, above),
    hotLines: await hotLines(ctx, unit_id),
  }
}

async function pageOfUnit(ctx: Ctx, code: string): Promise<Page> {
  const unit = found(await findUnitByCode(ctx, code.toUpperCase()))
  return found((await pagesOfUnits(ctx, [unit.unit_id]))[0])
}
