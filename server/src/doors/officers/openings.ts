// Routes of openings: asking to know an informant, standing by it, looking while it is open, judging it afterwards.

import { z } from 'zod'
import { receivedBytes } from '../../modules/media/media.ts'
import { officerNames } from '../../modules/officers/officers.ts'
import {
  askOpening,
  callInformant,
  grantOpening,
  lookAtIdentity,
  lookAtOriginals,
  openingsFor,
  openingsOfTip,
  type OpeningSeen,
  refuseOpening,
  reviewOpening,
} from '../../modules/openings/openings.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bytesReply } from '../../platform/http.ts'
import { oneTapReason } from '../../text/openings.ts'
import { route } from './route.ts'
import { id, time } from './things.ts'

const officer = z.strictObject({ officer_id: id, name: z.string() })

const openingShape = z
  .strictObject({
    id,
    tip_id: id,
    code: z.string(),
    what: z.enum(['identity', 'originals', 'phone']),
    state: z.enum(['asked', 'refused', 'lapsed', 'open', 'over']),
    reason: z.string(),
    asked_by: officer,
    asked_at: time,
    second_by: officer.nullable(),
    until: time.nullable(),
    looks: z.int(),
    review_due_at: time.nullable(),
    reviewed_by: officer.nullable(),
    reviewed_at: time.nullable(),
    verdict: z.enum(['proper', 'improper']).nullable(),
  })
  .meta({ id: 'Opening' })

async function shown(ctx: Ctx, openings: readonly OpeningSeen[]) {
  const ids = openings.flatMap(each => [each.asked_by, each.second_by ?? [], each.reviewed_by ?? []].flat())
  const names = await officerNames(ctx, ids)
  const named = (officer_id: string) => ({ officer_id, name: names.get(officer_id) ?? '' })
  return openings.map(each => ({
    ...each,
    asked_by: named(each.asked_by),
    second_by: each.second_by === null ? null : named(each.second_by),
    reviewed_by: each.reviewed_by === null ? null : named(each.reviewed_by),
  }))
}
const one = async (ctx: Ctx, opening: OpeningSeen) =>
  (await shown(ctx, [opening]))[0] as NonNullable<Awaited<ReturnType<typeof shown>>[number]>

const watchTip = { act: 'identity', kind: 'tip' } as const
const watchOpening = { act: 'identity', kind: 'opening' } as const

export const openingRoutes = [
  route('GET /api/openings', {
    summary: 'Openings the caller may judge: asked below a unit of theirs by others, none about their own unit',
    may: 'openings.read',
    query: z.strictObject({
      to_review: z.enum(['true', 'false']).optional(),
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ openings: z.array(openingShape), next: z.string().nullable() }),
    async run(ctx, { query: { to_review, cursor, limit } }) {
      const { openings, next } = await openingsFor(ctx, { toReview: to_review === 'true', cursor, limit })
      return { openings: await shown(ctx, openings), next }
    },
  }),
  route('GET /api/tips/:id/openings', {
    summary: 'The openings of one tip',
    may: 'identity.open',
    watch: watchTip,
    reply: z.strictObject({ openings: z.array(openingShape) }),
    run: async (ctx, { params }) => ({ openings: await shown(ctx, await openingsOfTip(ctx, params.id)) }),
  }),
  route('POST /api/tips/:id/openings', {
    summary:
      'Ask to know the informant, or to have the files as they came; a confidential tip waits for a second person',
    may: 'identity.open',
    watch: watchTip,
    body: z.strictObject({ what: z.enum(['identity', 'originals']), reason: z.string().max(1_000) }),
    reply: openingShape,
    refusals: ['reason_needed'],
    run: async (ctx, { params, body }) => one(ctx, await askOpening(ctx, params.id, body)),
  }),
  route('POST /api/tips/:id/call', {
    summary: 'The number of an urgent tip by one tap; reviewed next day by a leader above',
    may: 'identity.open',
    watch: watchTip,
    once: false,
    reply: z.strictObject({ phone: z.string().nullable() }),
    refusals: ['not_now', 'no_contact', 'second_person_needed'],
    run: async (ctx, { params }) => ({ phone: await callInformant(ctx, params.id, oneTapReason) }),
  }),
  route('POST /api/openings/:id/grant', {
    summary: 'Stand by an opening another officer asked for: it is open from now on',
    may: 'identity.second',
    watch: watchOpening,
    reply: openingShape,
    refusals: ['second_person_needed', 'not_now'],
    run: async (ctx, { params }) => one(ctx, await grantOpening(ctx, params.id)),
  }),
  route('POST /api/openings/:id/refusal', {
    summary: 'Refuse an opening another officer asked for',
    may: 'identity.second',
    watch: watchOpening,
    reply: openingShape,
    refusals: ['second_person_needed', 'not_now'],
    run: async (ctx, { params }) => one(ctx, await refuseOpening(ctx, params.id)),
  }),
  route('POST /api/openings/:id/look', {
    summary: 'Who the informant is, while the opening is open and to who asked alone',
    may: 'identity.open',
    watch: watchOpening,
    once: false,
    reply: z.strictObject({
      zalo_id: z.string().nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      avatar: z.string().nullable(),
    }),
    refusals: ['second_person_needed', 'not_now'],
    async run(ctx, { params }) {
      const { zalo_id, name, phone, avatar } = await lookAtIdentity(ctx, params.id)
      return { zalo_id, name, phone, avatar }
    },
  }),
  route('GET /api/openings/:id/originals/:media_id', {
    summary: 'A file as it came, with all it tells of who sent it, while an opening of originals is open',
    may: 'identity.open',
    watch: watchOpening,
    reply: bytesReply('application/octet-stream'),
    refusals: ['second_person_needed', 'not_now'],
    async run(ctx, { params }) {
      const tip = await lookAtOriginals(ctx, params.id)
      const { bytes } = await receivedBytes(ctx, tip.page_id, tip.id, params.media_id)
      return { type: 'application/octet-stream', bytes, attachment: `goc-${params.media_id.slice(-8)}.bin` }
    },
  }),
  route('POST /api/openings/:id/review', {
    summary: 'Judge an opening one took no part in',
    may: 'openings.read',
    body: z.strictObject({ verdict: z.enum(['proper', 'improper']) }),
    reply: openingShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => one(ctx, await reviewOpening(ctx, params.id, body.verdict)),
  }),
]
