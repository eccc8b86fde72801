// Routes of a page's hours: when it is open, days that differ, what is said outside them, and whether it speaks at all.

import { z } from 'zod'
import { dueOn } from '../../modules/deliveries/deliveries.ts'
import { addDays, closedNoteLimit, hoursOf, setClosedNote, setHours, withdrawDays } from '../../modules/hours/hours.ts'
import { mayOn } from '../../modules/officers/officers.ts'
import { getPage, setPageMode } from '../../modules/pages/pages.ts'
import { hotLines } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { isDate } from '../../platform/local-time.ts'
import { belowClosedNote, usualClosedNote } from '../../text/closed-note.ts'
import { route } from './route.ts'
import { act, id, nothing, pageMode, time } from './things.ts'

const minuteOfDay = z.int().min(0).max(1440)
const date = z
  .string()
  .refine(isDate)
  .meta({ description: 'yyyy-MM-dd in Viet Nam', examples: ['2027-02-05'] })
const source = z.string().trim().min(1).max(300)
const stretch = z
  .strictObject({ weekday: z.int().min(1).max(7), from_minute: minuteOfDay, to_minute: minuteOfDay })
  .refine(({ from_minute, to_minute }) => from_minute < to_minute)
const days = z
  .strictObject({
    first_day: date,
    last_day: date,
    open: z
      .array(z.strictObject({ from_minute: minuteOfDay, to_minute: minuteOfDay }))
      .max(6)
      .meta({ description: 'Empty: closed all day.' }),
    label: z.string().trim().min(1).max(80),
    source,
  })
  .refine(({ first_day, last_day }) => first_day <= last_day, { path: ['last_day'] })
  .refine(({ open }) => open.every(({ from_minute, to_minute }) => from_minute < to_minute), { path: ['open'] })

const settings = z
  .strictObject({
    page_id: id,
    name: z.string(),
    mode: pageMode,
    mode_since: time,
    due: z.int().meta({ description: 'Messages that leave as soon as the page may speak.' }),
    hours: z.array(z.strictObject({ weekday: z.int(), from_minute: z.int(), to_minute: z.int(), source: z.string() })),
    days: z.array(
      z.strictObject({
        id,
        first_day: z.string(),
        last_day: z.string(),
        from_minute: z.int().nullable(),
        to_minute: z.int().nullable(),
        label: z.string(),
        source: z.string(),
      }),
    ),
    open: z.boolean(),
    open_until: time.nullable(),
    opens_next: time.nullable(),
    note: z.string().nullable().meta({ description: "The unit's own words; null: the usual ones." }),
    usual_note: z.string(),
    below_note: z.array(z.string()).meta({ description: 'Paragraphs put below the note from rows.' }),
    may: z.array(act),
  })
  .meta({ id: 'PageHours' })

async function settingsOf(ctx: Ctx, page_id: string): Promise<z.input<typeof settings>> {
  const { name, mode, mode_since, unit_id } = await getPage(ctx, page_id)
  const { hours, days, note, standing, closed } = await hoursOf(ctx, page_id)
  const hot_lines = unit_id ? await hotLines(ctx, unit_id) : []
  return {
    page_id,
    name,
    mode,
    mode_since,
    due: await dueOn(ctx, page_id),
    hours,
    days,
    open: standing.open,
    open_until: standing.open ? standing.until : null,
    opens_next: standing.open ? null : standing.next,
    note,
    usual_note: usualClosedNote,
    below_note: belowClosedNote({ next: closed?.next ?? null, label: closed?.label ?? null, hot_lines }),
    may: (await mayOn(ctx, page_id)).filter(each => each.startsWith('page.')),
  }
}

const page = '/api/pages/:page_id'

/** Change, then show the page as it is now. */
const changing =
  <B>(change: (ctx: Ctx, page_id: string, body: B) => Promise<unknown>) =>
  async (ctx: Ctx, { params, body }: { params: { page_id: string }; body: B }) => {
    await change(ctx, params.page_id, body)
    return settingsOf(ctx, params.page_id)
  }

export const hoursRoutes = [
  route(`GET ${page}/hours`, {
    summary: 'When the page is open, what is said outside its hours, and whether it speaks',
    may: 'page.see',
    reply: settings,
    run: (ctx, { params }) => settingsOf(ctx, params.page_id),
  }),

  route(`POST ${page}/hours`, {
    summary: 'Set the weekly hours from now on; none at all: the page is never closed',
    may: 'page.set_hours',
    body: z.strictObject({ hours: z.array(stretch).max(50), source }),
    reply: settings,
    refusals: ['hours_overlap'],
    examples: {
      body: { hours: [{ weekday: 6, from_minute: 450, to_minute: 690 }], source: 'Quy chế làm việc của đơn vị' },
    },
    run: changing((ctx, page_id, body) => setHours(ctx, page_id, body.hours, body.source)),
  }),

  route(`POST ${page}/days`, {
    summary: 'Add days on which the page is closed, or open at other hours than those of the weekday',
    may: 'page.set_hours',
    body: days,
    reply: settings,
    examples: {
      body: {
        first_day: '2027-02-05',
        last_day: '2027-02-11',
        open: [],
        label: 'Tết Nguyên đán',
        source: 'Thông báo nghỉ Tết của đơn vị',
      },
    },
    run: changing(addDays),
  }),

  route(`POST ${page}/days/:id/withdrawal`, {
    summary: 'Take such days back: the weekday holds again',
    may: 'page.set_hours',
    body: nothing,
    reply: settings,
    run: async (ctx, { params }) => {
      await withdrawDays(ctx, params.page_id, params.id)
      return settingsOf(ctx, params.page_id)
    },
  }),

  route(`POST ${page}/closed-note`, {
    summary: 'Set what is said outside the hours; null: the usual words. Times are put to it from rows',
    may: 'page.set_hours',
    body: z.strictObject({ text: z.string().max(closedNoteLimit).nullable() }),
    reply: settings,
    refusals: ['note_has_time'],
    run: changing((ctx, page_id, body) => setClosedNote(ctx, page_id, body.text)),
  }),

  route(`POST ${page}/listening`, {
    summary: 'Chỉ nghe: from now on nothing is sent; what is due stays due until the page speaks again',
    may: 'page.switch',
    body: nothing,
    reply: settings,
    run: changing((ctx, page_id) => setPageMode(ctx, page_id, 'listening')),
  }),

  route(`POST ${page}/speaking`, {
    summary: 'Trả lời: the page sends again, and what is due leaves as far as its window is open',
    may: 'page.switch',
    body: nothing,
    reply: settings,
    run: changing((ctx, page_id) => setPageMode(ctx, page_id, 'speaking')),
  }),
]
