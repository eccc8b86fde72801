// Units, pages, officers and hot lines as the console lists them.

import { z } from 'zod'
import { countFollowing } from '../../modules/citizens/citizens.ts'
import { listOfficers, pagesFor } from '../../modules/officers/officers.ts'
import { listPages } from '../../modules/pages/pages.ts'
import { hotLines, unitNames, unitTree } from '../../modules/units/units.ts'
import { route } from './route.ts'
import { id, pageMode, pageState, role, time } from './things.ts'

const unit = z
  .strictObject({
    unit_id: id,
    code: z.string(),
    kind: z.string(),
    name: z.string(),
    parent_id: id.nullable(),
    valid_from: time,
    valid_to: time.nullable(),
    successor_ids: z.array(id),
    page_ids: z.array(id),
  })
  .meta({ id: 'Unit' })

const page = z
  .strictObject({
    page_id: id,
    name: z.string(),
    kind: z.enum(['account', 'desk']),
    unit_id: id.nullable(),
    unit_name: z.string().nullable(),
    state: pageState,
    mode: pageMode,
    following: z.int(),
  })
  .meta({ id: 'Page' })

const officer = z
  .strictObject({
    officer_id: id,
    login: z.string(),
    name: z.string(),
    state: z.enum(['active', 'ended']),
    roles: z.array(z.strictObject({ role, unit_id: id, unit_name: z.string(), below: z.boolean() })),
  })
  .meta({ id: 'Officer' })

const hotLine = z
  .strictObject({
    number: z.string(),
    label: z.string(),
    matter: z
      .enum(['child', 'despair'])
      .nullable()
      .meta({ description: 'Whom it is told first to; null: whatever the danger.' }),
    source: z.string(),
    effective_from: time,
  })
  .meta({ id: 'HotLine' })

export const unitRoutes = [
  route('GET /api/units', {
    summary: 'The tree of units, ended ones included, with the pages the caller may see',
    may: 'signed_in',
    reply: z.strictObject({ units: z.array(unit) }),
    run: async ctx => {
      const mine = new Set<string>(await pagesFor(ctx, 'page.see'))
      const pages = (await listPages(ctx)).filter(each => mine.has(each.page_id))
      const pagesOf = Map.groupBy(pages, each => each.unit_id)
      const units = await unitTree(ctx)
      return {
        units: units.map(each => ({ ...each, page_ids: (pagesOf.get(each.unit_id) ?? []).map(p => p.page_id) })),
      }
    },
  }),

  route('GET /api/pages', {
    summary: 'The pages the caller may see',
    may: 'page.see',
    reply: z.strictObject({ pages: z.array(page) }),
    run: async ctx => {
      const mine = new Set<string>(await pagesFor(ctx, 'page.see'))
      const pages = (await listPages(ctx)).filter(each => mine.has(each.page_id))
      const names = await unitNames(
        ctx,
        pages.flatMap(each => each.unit_id ?? []),
      )
      const followers = await countFollowing(ctx, [...mine])
      return {
        pages: pages.map(({ page_id, name, kind, unit_id, state, mode }) => ({
          page_id,
          name,
          kind,
          unit_id,
          unit_name: names.get(unit_id ?? '') ?? null,
          state,
          mode,
          following: followers.get(page_id) ?? 0,
        })),
      }
    },
  }),

  route('GET /api/officers', {
    summary: 'The officers of the units where the caller may list them',
    may: 'officer.list',
    reply: z.strictObject({ officers: z.array(officer) }),
    run: async ctx => {
      const officers = await listOfficers(ctx)
      const names = await unitNames(
        ctx,
        officers.flatMap(each => each.roles.map(held => held.unit_id)),
      )
      const named = officers.map(each => ({
        ...each,
        roles: each.roles.map(held => ({ ...held, unit_name: names.get(held.unit_id) ?? '' })),
      }))
      return { officers: named }
    },
  }),

  route('GET /api/hot-lines', {
    summary: 'The hot lines a unit tells citizens today, its own or those of the unit above',
    may: 'signed_in',
    query: z.strictObject({ unit_id: id }),
    reply: z.strictObject({ hot_lines: z.array(hotLine) }),
    run: async (ctx, { query }) => ({ hot_lines: await hotLines(ctx, query.unit_id) }),
  }),
]
