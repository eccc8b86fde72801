// Routes of the urgent lane: rings for this console, what an officer does about one, and the officer's own phone.

import { z } from 'zod'
import { actOn, lowerFrom, nameNumber } from '../../flows/ring-acts.ts'
import { pagesFor } from '../../modules/officers/officers.ts'
import { threadsOfPages } from '../../modules/threads/threads.ts'
import { newLinkCode, ownPhone, ringActs, ringCounts, ringsFor, whys } from '../../modules/alarms/alarms.ts'
import { eyesOf, placeOf, sees, spellCode, type Tip, tipsByIds } from '../../modules/tips/tips.ts'
import { hotLines } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { route } from './route.ts'
import { id, moment, nothing, time } from './things.ts'

const ring = z
  .strictObject({
    id,
    page_id: id,
    kind: z.enum(['tip', 'conversation']),
    thread_id: id.nullable().meta({ description: 'What to open; null when the caller is rung but may not open it.' }),
    name: z.string().meta({ description: 'The code of a tip as it is read out, the alias of a conversation.' }),
    level: z.enum(['soft', 'loud']),
    why: z.enum(whys),
    raised_at: time,
    rung_at: time.meta({ description: 'When it last began to ring: the console sounds anew.' }),
    asked_until: time.nullable().meta({ description: 'Until when the person may answer the question.' }),
    mine: z.boolean().meta({ description: 'This console sounds: its officer is on duty there, or nobody is.' }),
    place: z.string().nullable(),
    contact_rule: z.enum(['may_call', 'message_only', 'no_contact']),
    numbers: z.array(z.strictObject({ number: z.string(), label: z.string() })),
    steps: z.array(z.strictObject({ unit_name: z.string(), officer_name: z.string().nullable(), at: time })),
  })
  .meta({ id: 'Ring' })

const rings = z.strictObject({ rings: z.array(ring), now: time })
const one = '/api/rings/:id'

const withPlaces = (reply: z.input<typeof rings>) =>
  reply.rings.flatMap(({ thread_id, place }) => (place !== null && thread_id ? [{ page_id: null, id: thread_id }] : []))

async function all(ctx: Ctx): Promise<z.input<typeof rings>> {
  const seen = await ringsFor(ctx)
  const tips = await tipsByIds(
    ctx,
    seen.map(each => each.thread_id),
  )
  const talks = seen.filter(each => each.kind === 'conversation').map(({ page_id, thread_id: id }) => ({ page_id, id }))
  const [eyes, threads, pages] = [
    await eyesOf(ctx),
    talks.length > 0 ? await threadsOfPages(ctx, talks) : new Map<string, { alias: string }>(),
    new Set<string>(await pagesFor(ctx, 'conversation.read')),
  ]
  const shown: z.input<typeof ring>[] = []
  for (const { ring_id, state: _state, ...rest } of seen) {
    const tip = tips.get(rest.thread_id)
    const opens = tip ? sees(eyes, tip) : pages.has(rest.page_id)
    const about = tip ? await ofTip(ctx, tip, opens) : { ...ofTalk, name: threads.get(rest.thread_id)?.alias ?? '' }
    shown.push({ ...rest, ...about, id: ring_id, thread_id: opens ? rest.thread_id : null })
  }
  return { rings: shown, now: ctx.now }
}

/** Where it is helps whoever is rung, wherever they sit; of a confidential tip only who sees it is told. */
async function ofTip(ctx: Ctx, tip: Tip, opens: boolean) {
  const told = opens || tip.confidentiality === 'ordinary'
  const { text, latitude, longitude } = told ? await placeOf(ctx, tip) : {}
  const point = latitude === undefined || longitude === undefined ? null : `${latitude}, ${longitude}`
  const numbers = (await hotLines(ctx, tip.unit_id)).map(({ number, label }) => ({ number, label }))
  return { name: spellCode(tip.code), place: text ?? point, contact_rule: tip.contact_rule, numbers }
}

const ofTalk = {
  place: null,
  contact_rule: 'message_only',
  numbers: [] as { number: string; label: string }[],
} as const

export const alarmRoutes = [
  route('GET /api/rings', {
    summary: 'The open rings of the units the caller answers for; loud ones first',
    may: 'alarm.act',
    reads: 'tip',
    readIds: withPlaces,
    reply: rings,
    run: all,
  }),

  route('GET /api/rings/count', {
    summary: 'How many rings sound for this console; nothing else, so that a locked screen may ask',
    may: 'signed_in',
    whileLocked: true,
    reply: z.strictObject({ loud: z.int(), soft: z.int() }),
    run: ringCounts,
  }),

  route(`POST ${one}/acts`, {
    summary: 'Record what was done about a ring and when; it ends for everyone',
    may: 'alarm.act',
    reads: 'tip',
    readIds: withPlaces,
    body: z.strictObject({ act: z.enum(ringActs), at: moment.optional() }),
    reply: rings,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => {
      await actOn(ctx, params.id, body.act, body.at ?? ctx.now)
      return all(ctx)
    },
  }),

  route(`POST ${one}/lowering`, {
    summary: 'Lower a ring with a reason, which stays as a note in the tip',
    may: 'tip.lower',
    reads: 'tip',
    readIds: withPlaces,
    body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
    reply: rings,
    refusals: ['not_now', 'not_here'],
    run: async (ctx, { params, body }) => {
      await lowerFrom(ctx, params.id, body.reason)
      return all(ctx)
    },
  }),

  route(`POST ${one}/calls`, {
    summary: 'Tell the person in the chat from which number the unit is going to call',
    may: 'alarm.act',
    body: z.strictObject({ number: z.string().max(20) }),
    reply: nothing,
    refusals: ['number_unknown', 'call_not_wanted', 'not_here', 'no_contact', 'window_closed', 'page_listening'],
    run: async (ctx, { params, body }) => {
      await nameNumber(ctx, params.id, body.number)
      return {}
    },
  }),

  route('GET /api/phone', {
    summary: 'Whether rings reach the caller’s own phone through an internal page',
    may: 'alarm.act',
    reply: z.strictObject({
      page_name: z.string().nullable().meta({ description: 'Null: the caller’s units have no internal page.' }),
      linked_at: time.nullable(),
      open_until: time.nullable().meta({ description: 'Rings can be written there until then; a tap opens it anew.' }),
    }),
    run: ownPhone,
  }),

  route('POST /api/phone/codes', {
    summary: 'A code to type once into the internal page; it links the phone it comes from to the caller',
    may: 'alarm.act',
    body: nothing,
    reply: z.strictObject({ code: z.string(), until: time }),
    run: newLinkCode,
  }),
]
