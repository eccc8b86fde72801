// A tip as one officer's screen shows it: what several modules know, put side by side, and what they may do with it.

import { z } from 'zod'
import { addressesOf, windows } from '../../modules/citizens/citizens.ts'
import { type Act, officerNames } from '../../modules/officers/officers.ts'
import { listPages } from '../../modules/pages/pages.ts'
import { eyesOf, listed, type ListedTip, mayDo, placeOf, spellCode, type Tip } from '../../modules/tips/tips.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { id, time } from './things.ts'

const named = z.strictObject({ officer_id: id, name: z.string() })

export const tipShape = z
  .strictObject({
    id,
    page_id: id,
    page_name: z.string(),
    code: z.string().meta({ description: 'As it is read out: TB XXXX XX. It opens nothing.' }),
    alias: z.string(),
    unit: z.strictObject({ unit_id: id, name: z.string() }),
    about_unit: z
      .strictObject({ unit_id: id, name: z.string() })
      .nullable()
      .meta({ description: 'Told about people of this unit, none of whom hears of it.' }),
    confidentiality: z.enum(['ordinary', 'confidential']),
    source: z.enum(['zalo', 'web', 'phone', 'walk_in', 'linked']),
    state: z.enum(['gathering', 'new', 'triaged', 'set_aside', 'closed', 'dropped']),
    category: z.string().nullable(),
    suggested: z.record(z.string(), z.unknown()).meta({ description: 'What the machine reads in it; never words.' }),
    urgency: z.enum(['none', 'soft', 'loud']),
    kind: z.string().nullable().meta({ description: "The officer's legal classification." }),
    grounds: z.enum(['unverified', 'grounded', 'ungrounded']),
    valuable: z.boolean().nullable(),
    contact_rule: z.enum(['may_call', 'message_only', 'no_contact']),
    keep_from_beat: z.boolean(),
    assigned_to: named.nullable(),
    case_id: id.nullable(),
    area_id: id.nullable(),
    place: z
      .strictObject({ text: z.string().nullable(), latitude: z.number().nullable(), longitude: z.number().nullable() })
      .nullable(),
    received_at: time,
    last_heard_at: time,
    closed_at: time.nullable(),
    unread: z.int(),
    words: z.string().nullable().meta({ description: 'The beginning of what was first told.' }),
    window: z
      .strictObject({ open: z.boolean(), until: time.nullable(), free_until: time.nullable() })
      .nullable()
      .meta({ description: 'Until when the informant can be written to; null where there is no way.' }),
    may: z.array(z.string()),
  })
  .meta({ id: 'Tip' })

export type TipShape = z.input<typeof tipShape>

const shownActs = [
  'tip.reply',
  'tip.note',
  'tip.triage',
  'tip.lower',
  'identity.open',
  'case.assign',
  'case.refer',
] as const satisfies readonly Act[]

/** One tip the caller sees. */
export async function tipView(ctx: Ctx, tip: Tip): Promise<TipShape> {
  const [view] = await tipViews(ctx, await listed(ctx, [tip]))
  return view as TipShape
}

export async function tipViews(ctx: Ctx, list: readonly ListedTip[]): Promise<TipShape[]> {
  if (list.length === 0) return []
  const tips = list.map(({ tip }) => tip)
  const pages = new Map((await listPages(ctx)).map(page => [page.page_id as string, page.name]))
  const units = await unitNames(
    ctx,
    tips.flatMap(tip => [tip.unit_id, tip.excluded_unit_id ?? tip.unit_id]),
  )
  const names = await officerNames(
    ctx,
    tips.flatMap(tip => tip.assigned_to ?? []),
  )
  const lasts = await lastsOf(ctx, tips)
  const [windowOf, eyes] = [await windows(ctx), await eyesOf(ctx)]
  const views: TipShape[] = []
  for (const { tip, alias, words } of list) {
    const { address_id, excluded_unit_id, assigned_to, code, unit_id } = tip
    views.push({
      ...plainly(tip),
      page_name: pages.get(tip.page_id) ?? '',
      code: spellCode(code),
      alias,
      unit: { unit_id, name: units.get(unit_id) ?? '' },
      about_unit:
        excluded_unit_id === null ? null : { unit_id: excluded_unit_id, name: units.get(excluded_unit_id) ?? '' },
      assigned_to: assigned_to === null ? null : { officer_id: assigned_to, name: names.get(assigned_to) ?? '' },
      place: await placed(ctx, tip),
      words,
      window: address_id === null ? null : tip.source === 'web' ? always : windowOf(lasts.get(address_id) ?? null),
      may: shownActs.filter(act => mayDo(eyes, tip, act)),
    })
  }
  return views
}

/** What is told to a web key may always be said: it waits until they come back. */
const always = { open: true, until: null, free_until: null }

const plain = [
  'id', 'page_id', 'confidentiality', 'source', 'state', 'category', 'suggested', 'urgency', 'kind', 'grounds', 'valuable',
  'contact_rule', 'keep_from_beat', 'case_id', 'area_id', 'received_at', 'last_heard_at', 'closed_at', 'unread',
] as const // biome-ignore format: a list

const plainly = (tip: Tip) =>
  Object.fromEntries(plain.map(name => [name, tip[name]])) as Pick<Tip, (typeof plain)[number]>

async function placed(ctx: Ctx, tip: Tip): Promise<TipShape['place']> {
  if (tip.place === null) return null
  const { text = null, latitude = null, longitude = null } = await placeOf(ctx, tip)
  return { text, latitude, longitude }
}

async function lastsOf(ctx: Ctx, tips: readonly Tip[]): Promise<Map<string, number | null>> {
  const lasts = new Map<string, number | null>()
  for (const [page_id, some] of Map.groupBy(tips, tip => tip.page_id)) {
    const ids = some.flatMap(tip => tip.address_id ?? [])
    for (const [id, address] of await addressesOf(ctx, page_id, ids)) lasts.set(id, address.last_interaction_at)
  }
  return lasts
}
