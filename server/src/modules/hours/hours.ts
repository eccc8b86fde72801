// When somebody sits behind a page, and what is said outside those hours. Hides dated rows and who was told already.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { found } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import * as rules from './rules.ts'
import type { OtherDays, Standing, Stretch, WeekdayHours } from './rules.ts'
import * as store from './store.ts'

export type { OtherDays, Standing, Stretch, WeekdayHours } from './rules.ts'

/** Longest note in letters: it fits one phone screen with hours and hot lines below it. */
export const closedNoteLimit = 400

export interface PageHours {
  readonly hours: (WeekdayHours & { readonly source: string })[]
  readonly days: (OtherDays & { readonly id: string; readonly source: string })[]
  /** The unit's own words; null: those that come with the house. */
  readonly note: string | null
  readonly standing: Standing
  /** The closed time that is now, else the next one. */
  readonly closed: Extract<Standing, { open: false }> | null
}

export async function hoursOf(ctx: Ctx, page_id: string): Promise<PageHours> {
  const table = { hours: await store.hoursNow(ctx, page_id), days: await store.daysNow(ctx, page_id) }
  return {
    ...table,
    note: (await store.noteNow(ctx, page_id))?.text ?? null,
    standing: rules.standing(table, ctx.now),
    closed: rules.closedTime(table, ctx.now),
  }
}

/** From now on these hold, and the ones before no longer; none: the page is never closed. Refuses hours_overlap. */
export async function setHours(
  ctx: Ctx,
  page_id: string,
  hours: readonly WeekdayHours[],
  source: string,
): Promise<void> {
  rules.checkHours(hours)
  await store.endHours(ctx, page_id)
  const rows = hours.map(({ weekday, from_minute, to_minute }) => {
    return { page_id, id: newId<'page_hours'>(ctx.now), weekday, from_minute, to_minute, source }
  })
  if (rows.length > 0) await store.insertHours(ctx, rows)
  await told(ctx, page_id, 'page.hours_set', { rows: rows.length })
}

export interface NewDays extends Omit<OtherDays, 'from_minute' | 'to_minute'> {
  /** None: closed all day. */
  readonly open: readonly Stretch[]
  readonly source: string
}

/** On these days they hold instead of the weekday's hours; several rows of one day add up. */
export async function addDays(ctx: Ctx, page_id: string, days: NewDays): Promise<void> {
  const { first_day, last_day, label, source, open } = days
  for (const { from_minute, to_minute } of open.length > 0 ? open : [{ from_minute: null, to_minute: null }]) {
    const id = newId<'page_days'>(ctx.now)
    await store.insertDays(ctx, { page_id, id, first_day, last_day, from_minute, to_minute, label, source })
  }
  await told(ctx, page_id, 'page.days_added', { first_day, last_day })
}

/** Refuses not_found. */
export async function withdrawDays(ctx: Ctx, page_id: string, id: string): Promise<void> {
  found((await store.withdrawDays(ctx, page_id, id)) || undefined)
  await told(ctx, page_id, 'page.days_withdrawn', { days_id: id })
}

/** Null: the words that come with the house. Refuses note_has_time: times come from rows, never from the note. */
export async function setClosedNote(ctx: Ctx, page_id: string, text: string | null): Promise<void> {
  const words = text?.trim().normalize('NFC') || null
  if (words !== null) rules.checkNote(words)
  await store.insertNote(ctx, page_id, words)
  await told(ctx, page_id, 'page.note_set', { own: words !== null })
}

async function told(ctx: Ctx, page_id: string, act: string, facts: Record<string, string | number | boolean>) {
  await record(ctx, act, { kind: 'page', page_id, id: page_id }, facts)
  ctx.hint({ kind: 'page', page_id, id: page_id })
}

/** What is to be said in this thread because the page is closed; undefined when it is open or it was said already. */
export async function closedNoteDue(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
): Promise<{ note: string | null; next: number | null; label: string | null } | undefined> {
  const hours = await store.hoursNow(ctx, page_id)
  if (hours.length === 0) return undefined
  const now = rules.standing({ hours, days: await store.daysNow(ctx, page_id) }, ctx.now)
  if (now.open) return undefined
  const before = await store.toldNote(ctx, page_id, thread_id)
  if (rules.isToldIn(before?.told_at, now.since, ctx.now)) return undefined
  return { note: (await store.noteNow(ctx, page_id))?.text ?? null, next: now.next, label: now.label }
}

/** It was said: not again in this closed period. */
export const closedNoteTold = (ctx: Ctx, page_id: string, thread_id: string): Promise<unknown> =>
  store.saveTold(ctx, page_id, thread_id)
