// Routes of tips: the queue, one of them with its lines and media, what is said, noted, lowered, and how officers make them.

import { z } from 'zod'
import { clocksOfTips } from '../../flows/case-clocks.ts'
import { enterTip, makeTip, splitTip } from '../../flows/make-tip.ts'
import { lowerTip } from '../../flows/ring-acts.ts'
import { lookedAt } from '../../modules/alarms/alarms.ts'
import { lineOf, noteLimit, partLimit } from '../../modules/inbox/inbox.ts'
import { viewing, viewPicture } from '../../modules/evidence/evidence.ts'
import { playableCopy, threadOfMedia } from '../../modules/media/media.ts'
import {
  addNote,
  eyesOf,
  linesOfTip,
  lockTip,
  markRead,
  redactedOf,
  sees,
  tellInformant,
  type Tip,
  tipFor,
  tipsFor,
} from '../../modules/tips/tips.ts'
import { looked } from '../../modules/trail/trail.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bytesReply } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { clockShape } from './case-shapes.ts'
import { lineViews } from './conversation-view.ts'
import { route } from './route.ts'
import { lineShape } from './shapes.ts'
import { id, moment, nothing, time } from './things.ts'
import { tipShape, tipView, tipViews } from './tip-view.ts'

const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const cursor = z.string().max(80).optional()
const limit = z.coerce.number().int().min(1).max(100).default(50)
const span = z.strictObject({ start: z.int(), end: z.int() })
const one = '/api/tips/:id'
/** That it was read is no page's to know: the unit it is told about may be the page's. */
const shown = ({ id: tip }: { id: string }) => [{ page_id: null, id: tip }]

const linesOf = (ctx: Ctx, tip: Tip, lines: Parameters<typeof lineViews>[2]) =>
  lineViews(ctx, tip.page_id, lines, { media: `/api/tips/${tip.id}/media` })

/** A medium of this tip and of no other thread; that it was looked at is on the trail by then. */
async function mediumOf(ctx: Ctx, tip_id: string, media_id: string): Promise<Tip> {
  const tip = await tipFor(ctx, tip_id, 'tip.read')
  if ((await threadOfMedia(ctx, tip.page_id, media_id)) !== tip_id) throw new Refusal('not_found')
  await looked(ctx, 'media', null, [media_id])
  return tip
}

/** Whoever made it may have made it for others to read. */
async function madeView(ctx: Ctx, tip: Tip) {
  const may = sees(await eyesOf(ctx), tip)
  return { tip: may ? await tipView(ctx, tip) : null }
}
const madeShown = ({ tip }: { tip: { id: string } | null }) => (tip ? shown(tip) : [])

export const tipRoutes = [
  route('GET /api/tips', {
    summary:
      'Tips of the units the officer reads for, the urgent first, then what came first; never one about their own unit',
    may: 'tip.read',
    reads: 'tip',
    readIds: reply => reply.tips.flatMap(shown),
    query: z.strictObject({
      unit_id: id.optional(),
      state: z.enum(['open', 'new', 'triaged', 'set_aside', 'closed', 'all']).default('open'),
      urgency: z.enum(['none', 'soft', 'loud']).optional(),
      category: z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/)
        .optional(),
      mine: flag.optional(),
      unread: flag.optional(),
      cursor,
      limit,
    }),
    reply: z.strictObject({
      tips: z.array(tipShape),
      next: z.string().nullable(),
      counts: z.strictObject({
        new: z.int(),
        triaged: z.int(),
        set_aside: z.int(),
        closed: z.int(),
        urgent: z.int(),
        unread: z.int(),
        mine: z.int(),
      }),
    }),
    run: async (ctx, { query }) => {
      const { listed, next, counts } = await tipsFor(ctx, query)
      return { tips: await tipViews(ctx, listed), next, counts }
    },
  }),
  route('POST /api/tips', {
    summary: 'Enter what was told by phone or at the desk; name and number go to the vault',
    may: 'tip.enter',
    reads: 'tip',
    readIds: madeShown,
    body: z.strictObject({
      unit_id: id,
      source: z.enum(['phone', 'walk_in']),
      text: z.string().trim().min(1).max(5_000),
      name: z.string().trim().min(1).max(100).optional(),
      phone: z
        .string()
        .regex(/^[0-9 +.-]{8,20}$/)
        .optional(),
      received_at: moment.optional(),
      contact_rule: z.enum(['may_call', 'message_only', 'no_contact']).default('may_call'),
      confidentiality: z.enum(['ordinary', 'confidential']).optional(),
      keep_from_beat: z.boolean().default(false),
    }),
    reply: z.strictObject({ tip: tipShape.nullable() }),
    refusals: ['not_now'],
    run: async (ctx, { body }) => madeView(ctx, await enterTip(ctx, body)),
  }),
  route(`GET ${one}`, {
    summary: 'One tip',
    may: 'tip.read',
    reads: 'tip',
    readIds: shown,
    reply: tipShape.extend({ clocks: z.array(clockShape) }).meta({ id: 'TipWhole' }),
    async run(ctx, { params }) {
      const tip = await tipFor(ctx, params.id, 'tip.read')
      return { ...(await tipView(ctx, tip)), clocks: await clocksOfTips(ctx, [tip]) }
    },
  }),
  route(`GET ${one}/lines`, {
    summary: 'The newest lines of its thread, the oldest of them first; the cursor leads to older ones',
    may: 'tip.read',
    reads: 'tip',
    readIds: shown,
    query: z.strictObject({ cursor, limit }),
    reply: z.strictObject({ id, lines: z.array(lineShape), next: z.string().nullable() }),
    async run(ctx, { params, query }) {
      const tip = await tipFor(ctx, params.id, 'tip.read')
      await lookedAt(ctx, tip.id)
      const { lines, next } = await linesOfTip(ctx, tip, query.cursor, query.limit)
      return { id: tip.id, lines: await linesOf(ctx, tip, lines), next }
    },
  }),
  route(`GET ${one}/redacted`, {
    summary: 'What was told, without words that tell who told it: to hand on to whoever may not read the original',
    may: 'case.refer',
    reads: 'tip',
    readIds: shown,
    reply: z.strictObject({
      id,
      messages: z.array(
        z.strictObject({ id, at: time, text: z.string(), map: z.array(z.strictObject({ at: span, was: span })) }),
      ),
    }),
    async run(ctx, { params }) {
      const tip = await tipFor(ctx, params.id, 'case.refer')
      const messages = await redactedOf(ctx, tip)
      return { id: tip.id, messages: messages.map(({ map, ...said }) => ({ ...said, map: [...map] })) }
    },
  }),
  route(`POST ${one}/replies`, {
    summary: 'Write to the informant, through the mask; refused where they want no contact',
    may: 'tip.reply',
    body: z.strictObject({ text: z.string().trim().min(1).max(partLimit), wait: z.boolean().optional() }),
    reply: z.strictObject({ line: lineShape }),
    refusals: ['window_closed', 'page_listening', 'no_contact', 'not_here'],
    async run(ctx, { params, body }) {
      const tip = await lockTip(ctx, params.id, 'tip.reply')
      const by = { origin: 'officer', officer_id: officer(ctx) } as const
      const told = await tellInformant(ctx, tip, body.text.normalize('NFC'), { by, wait: body.wait === true })
      const [line] = await linesOf(ctx, tip, [await lineOf(ctx, tip.page_id, told as string)])
      return { line: line as NonNullable<typeof line> }
    },
  }),
  route(`POST ${one}/notes`, {
    summary: 'Add a private note; it is never sent',
    may: 'tip.note',
    body: z.strictObject({ text: z.string().trim().min(1).max(noteLimit) }),
    reply: z.strictObject({ line: lineShape }),
    async run(ctx, { params, body }) {
      const tip = await lockTip(ctx, params.id, 'tip.note')
      const note = await addNote(ctx, tip, body.text)
      const own = { line: 'note' as const, id: note, at: ctx.now, officer_id: officer(ctx), text: body.text }
      const [line] = await linesOf(ctx, tip, [own])
      return { line: line as NonNullable<typeof line> }
    },
  }),
  route(`POST ${one}/read`, {
    summary: 'Everything in it was looked at',
    may: 'tip.read',
    reads: 'tip',
    readIds: shown,
    body: nothing,
    reply: tipShape,
    run: async (ctx, { params }) => tipView(ctx, await markRead(ctx, await lockTip(ctx, params.id, 'tip.read'))),
  }),
  route(`POST ${one}/lowering`, {
    summary: 'Say that it is not urgent, or not so, with the reason; only an officer lowers',
    may: 'tip.lower',
    reads: 'tip',
    readIds: shown,
    body: z.strictObject({ to: z.enum(['none', 'soft']), reason: z.string().trim().min(1).max(1_000) }),
    reply: tipShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => tipView(ctx, await lowerTip(ctx, params.id, body.to, body.reason)),
  }),
  route(`POST ${one}/division`, {
    summary: 'Its first message about another matter and all later ones become a tip of their own',
    may: 'tip.triage',
    reads: 'tip',
    readIds: shown,
    body: z.strictObject({ first_message_id: id }),
    reply: tipShape,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => tipView(ctx, await splitTip(ctx, params.id, body.first_message_id)),
  }),
  route('POST /api/pages/:page_id/conversations/:id/tip', {
    summary: 'Make a tip: this message of the person and all later ones leave the conversation for it',
    may: 'tip.make',
    reads: 'tip',
    readIds: madeShown,
    body: z.strictObject({ first_message_id: id }),
    reply: z.strictObject({ tip: tipShape.nullable().meta({ description: 'Null where others are to read it.' }) }),
    refusals: ['not_now'],
    run: async (ctx, { params, body }) =>
      madeView(ctx, await makeTip(ctx, params.page_id, params.id, body.first_message_id)),
  }),
  route(`GET ${one}/media/:media_id`, {
    summary: 'A picture of the tip, marked with who looks and when: re-encoded, no metadata, kept by no browser',
    may: 'tip.read',
    watch: { act: 'evidence', kind: 'tip' },
    reply: bytesReply('image/webp'),
    refusals: ['view_revoked'],
    async run(ctx, { params }) {
      const tip = await mediumOf(ctx, params.id, params.media_id)
      return { type: 'image/webp', bytes: await viewPicture(ctx, tip, params.media_id) }
    },
  }),
  route(`GET ${one}/media/:media_id/playable`, {
    summary: 'A voice or video of the tip as browsers play it: re-encoded, no metadata',
    may: 'tip.read',
    watch: { act: 'evidence', kind: 'tip' },
    reply: bytesReply('audio/mpeg', 'video/mp4'),
    refusals: ['view_revoked'],
    async run(ctx, { params }) {
      const tip = await mediumOf(ctx, params.id, params.media_id)
      await viewing(ctx, tip)
      return playableCopy(ctx, tip.page_id, params.media_id)
    },
  }),
]

function officer(ctx: Ctx): string {
  if (ctx.who.kind !== 'officer') throw new Refusal('not_signed_in')
  return ctx.who.id
}
