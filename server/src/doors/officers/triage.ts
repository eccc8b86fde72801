// Routes of triage: what the machine suggests for a tip, what an officer decides, and setting it aside.

import { z } from 'zod'
import { setTipAside, triageTip, triageView } from '../../flows/triage-tip.ts'
import { confidentialities, grounds, setAsideReasons, urgencies } from '../../modules/cases/cases.ts'
import { officerNames } from '../../modules/officers/officers.ts'
import { route } from './route.ts'
import { id, time } from './things.ts'

const slug = z.string().regex(/^[a-z0-9-]{1,60}$/)
const oneTip = '/api/tips/:id'

const suggestedShape = z.object({
  rules: z.string().describe('Version of what suggested it'),
  category: z.string().nullable(),
  kind: z.string().nullable(),
  urgency: z.enum(urgencies).nullable(),
  area_id: z.string().nullable(),
  unit_id: z.string().nullable(),
  duplicates: z.array(z.string()).describe('Ids of tips that may tell of the same'),
})

const decidedShape = z.object({
  category: z.string(),
  kind: z.string().nullable(),
  urgency: z.enum(urgencies),
  confidentiality: z.enum(confidentialities),
  grounds: z.enum(grounds),
  valuable: z.boolean().nullable(),
  area_id: z.string().nullable(),
  no_act: z.boolean(),
})

const triagedShape = z
  .object({
    tip_id: id,
    state: z.string(),
    category: z.string().nullable(),
    kind: z.string().nullable(),
    urgency: z.enum(urgencies),
    confidentiality: z.enum(confidentialities),
    grounds: z.enum(grounds),
    valuable: z.boolean().nullable(),
    area_id: id.nullable(),
    case_id: id.nullable(),
  })
  .meta({ id: 'TriagedTip' })

type Tip = Awaited<ReturnType<typeof triageTip>>
const triaged = (tip: Tip): z.input<typeof triagedShape> => ({
  tip_id: tip.id,
  state: tip.state,
  category: tip.category,
  kind: tip.kind,
  urgency: tip.urgency,
  confidentiality: tip.confidentiality,
  grounds: tip.grounds,
  valuable: tip.valuable,
  area_id: tip.area_id,
  case_id: tip.case_id,
})

export const triageRoutes = [
  route(`GET ${oneTip}/triage`, {
    summary: 'What is suggested for a tip, the legal kinds to choose from, and what was decided before',
    may: 'tip.triage',
    reply: z.object({
      tip: triagedShape,
      suggested: suggestedShape,
      prefilled: z
        .object({ kind: z.string(), source: z.string(), unverified: z.boolean() })
        .nullable()
        .describe('The legal kind by the table category → kind; the officer alone decides'),
      kinds: z.array(z.object({ slug: z.string(), name: z.string(), legal_basis: z.string() })),
      decisions: z.array(
        z.object({
          id,
          officer_name: z.string(),
          suggested: suggestedShape,
          decided: decidedShape,
          changed: z.array(z.string()),
          at: time,
        }),
      ),
    }),
    async run(ctx, { params }) {
      const { tip, suggested, decisions, ...rest } = await triageView(ctx, params.id)
      const names = await officerNames(
        ctx,
        decisions.map(each => each.officer_id),
      )
      return {
        tip: triaged(tip),
        ...rest,
        suggested: { ...suggested, duplicates: [...suggested.duplicates] },
        decisions: decisions.map(each => ({
          id: each.id,
          officer_name: names.get(each.officer_id) ?? '',
          suggested: { ...each.suggested, duplicates: [...each.suggested.duplicates] },
          decided: each.decided,
          changed: [...each.changed],
          at: each.at,
        })),
      }
    },
  }),
  route(`POST ${oneTip}/triage`, {
    summary: 'Say what a tip is; the suggestion and the decision are both kept. Left out stays as it is',
    may: 'tip.triage',
    body: z.strictObject({
      category: slug,
      kind: slug.nullable().optional().describe('Legal kind; null: not classified yet'),
      urgency: z
        .enum(urgencies)
        .optional()
        .describe('Raised here at most; lowering has a route and a reason of its own'),
      confidentiality: z.enum(confidentialities).optional(),
      grounds: z.enum(grounds).optional(),
      valuable: z.boolean().nullable().optional(),
      area_id: id.nullable().optional(),
      no_act: z.boolean().optional().describe('Somebody is named, and nothing they were seen doing'),
      note: z.string().trim().min(1).max(4_000).optional(),
    }),
    reply: triagedShape,
    refusals: ['not_now', 'no_act', 'grounds_needed', 'reason_needed'],
    run: async (ctx, { params, body }) => {
      const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return triaged(await triageTip(ctx, params.id, { ...said, category: body.category }))
    },
  }),
  route(`POST ${oneTip}/setting-aside`, {
    summary: 'Set a tip aside with a reason; it is kept, and its clocks stop',
    may: 'tip.triage',
    body: z.strictObject({ reason: z.enum(setAsideReasons), note: z.string().trim().min(1).max(4_000).optional() }),
    reply: triagedShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => triaged(await setTipAside(ctx, params.id, body)),
  }),
]
