// The rows of law: kinds, rules, the calendar, categories. Loaded, added, signed and withdrawn; never changed.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { record } from '../trail/trail.ts'
import type { Calendar } from './due.ts'
import type { Evidence, Version } from './rules.ts'
import * as store from './store-law.ts'

type Stamped = 'id' | 'signed_name' | 'signed_at' | 'withdrawn_at'
export type NewRule = Omit<Version, Stamped>

export interface NewDay {
  readonly calendar: string
  /** `yyyy-MM-dd` in Viet Nam. */
  readonly date: string
  /** True: worked though the week says otherwise. */
  readonly works: boolean
  readonly label: string
  readonly source: string
  readonly evidence: Evidence
}

export interface NewCategory {
  readonly category: string
  readonly kind: string
  readonly source: string
  readonly evidence: Evidence
  readonly effective_from: string
  readonly effective_to: string | null
}

/** The shape of the files in server/seed/law. */
export interface Law {
  readonly kinds: readonly { slug: string; name: string; legal_basis: string; evidence: Evidence }[]
  readonly calendars: readonly { slug: string; name: string; weekdays: string; source: string }[]
  readonly days: readonly NewDay[]
  readonly rules: readonly NewRule[]
  readonly categories: readonly NewCategory[]
}

/** Everything there is, for counting and showing: small tables, read once for a list. */
export interface LawNow {
  readonly rules: readonly Version[]
  readonly calendars: ReadonlyMap<string, Calendar & { readonly signed: ReadonlyMap<string, boolean> }>
}

export async function lawNow(ctx: Ctx): Promise<LawNow> {
  const days = (await store.days(ctx)).filter(row => row.withdrawn_at === null)
  const calendars = (await store.calendars(ctx)).map(({ slug, weekdays }) => {
    const own = days.filter(row => row.calendar === slug)
    return [
      slug,
      {
        weekdays,
        days: new Map(own.map(row => [row.date, row.works])),
        signed: new Map(own.map(row => [row.date, row.signed_at !== null])),
      },
    ] as const
  })
  return { rules: await store.rules(ctx), calendars: new Map(calendars) }
}

/** Adds the rows that are not there yet, unsigned; one that was withdrawn does not come back. How many were added. */
export async function loadLaw(ctx: Ctx, law: Law): Promise<number> {
  const at = ctx.now
  const id = () => newId<'law'>(at)
  const there = async <T>(rows: Promise<readonly T[]>, key: (row: T) => string) => new Set((await rows).map(key))
  const kinds = await there(store.kinds(ctx), row => row.slug)
  const newKinds = law.kinds.map((row, rank) => ({ ...row, rank, added_at: at })).filter(row => !kinds.has(row.slug))
  if (newKinds.length > 0) await store.insertKinds(ctx, newKinds)
  const calendars = await there(store.calendars(ctx), row => row.slug)
  const newCalendars = law.calendars.map(row => ({ ...row, added_at: at })).filter(row => !calendars.has(row.slug))
  if (newCalendars.length > 0) await store.insertCalendars(ctx, newCalendars)
  const dayKey = (row: { calendar: string; date: string }) => `${row.calendar} ${row.date}`
  const days = await there(store.days(ctx), dayKey)
  const newDays = law.days.filter(row => !days.has(dayKey(row))).map(row => ({ ...row, id: id(), added_at: at }))
  if (newDays.length > 0) await store.insertDays(ctx, newDays)
  const ruleKey = (row: Pick<Version, 'rule' | 'kind' | 'effective_from'>) =>
    `${row.rule} ${row.kind} ${row.effective_from}`
  const rules = await there(store.rules(ctx), ruleKey)
  const newRules = law.rules.filter(row => !rules.has(ruleKey(row))).map(row => ({ ...row, id: id(), added_at: at }))
  if (newRules.length > 0) await store.insertRules(ctx, newRules)
  const categoryKey = (row: { category: string; effective_from: string }) => `${row.category} ${row.effective_from}`
  const categories = await there(store.categories(ctx), categoryKey)
  const newCategories = law.categories
    .filter(row => !categories.has(categoryKey(row)))
    .map(row => ({ ...row, id: id(), added_at: at }))
  if (newCategories.length > 0) await store.insertCategories(ctx, newCategories)
  const rows = newKinds.length + newCalendars.length + newDays.length + newRules.length + newCategories.length
  if (rows > 0) await record(ctx, 'law.loaded', { kind: 'law', id: 'law' }, { rows })
  return rows
}

/** A new version, unsigned; from its first day on it holds instead of older ones of the same rule and kind. */
export async function addRule(ctx: Ctx, rule: NewRule): Promise<string> {
  const id = newId<'deadline_rule'>(ctx.now)
  await store.insertRules(ctx, [{ ...rule, id, added_at: ctx.now }])
  await record(ctx, 'law.rule_added', { kind: 'deadline_rule', id }, { rule: rule.rule, legal_kind: rule.kind })
  return id
}

/** A day that differs, unsigned. Refuses day_exists: withdraw the old row first. */
export async function addDay(ctx: Ctx, day: NewDay): Promise<string> {
  const same = (await store.days(ctx)).some(
    row => row.withdrawn_at === null && row.calendar === day.calendar && row.date === day.date,
  )
  if (same) throw new Refusal('day_exists', { date: day.date })
  const id = newId<'calendar_day'>(ctx.now)
  await store.insertDays(ctx, [{ ...day, id, added_at: ctx.now }])
  await record(ctx, 'law.day_added', { kind: 'calendar_day', id }, { date: day.date, works: day.works })
  return id
}

/** From its first day on, the category is pre-filled with this kind; unsigned. */
export async function addCategory(ctx: Ctx, category: NewCategory): Promise<string> {
  const id = newId<'category_kind'>(ctx.now)
  await store.insertCategories(ctx, [{ ...category, id, added_at: ctx.now }])
  await record(ctx, 'law.category_added', { kind: 'category_kind', id }, { category: category.category })
  return id
}

export type Signable = 'deadline_rules' | 'calendar_days' | 'category_kinds'

/** An officer answers for these rows: they are no longer *chưa kiểm chứng*. Refuses not_found when none was unsigned. */
export async function signLaw(
  ctx: Ctx,
  table: Signable,
  ids: readonly string[],
  officer: { officer_id: string; name: string },
): Promise<number> {
  const rows = ids.length === 0 ? 0 : await store.sign(ctx, table, ids, officer.officer_id, officer.name)
  found(rows || undefined)
  await record(ctx, 'law.signed', { kind: 'law', id: table }, { rows, officer_id: officer.officer_id })
  return rows
}

/** The row counts no more; clocks that began by it run on as they are. Refuses not_found. */
export async function withdrawLaw(ctx: Ctx, table: Signable, id: string): Promise<void> {
  found((await store.withdraw(ctx, table, id)) || undefined)
  await record(ctx, 'law.withdrawn', { kind: 'law', id }, { table })
}

export interface KindSeen {
  readonly slug: string
  readonly name: string
  readonly legal_basis: string
}

/** The kinds an officer chooses from, in their order. */
export const legalKinds = async (ctx: Ctx): Promise<KindSeen[]> =>
  (await store.kinds(ctx)).map(({ slug, name, legal_basis }) => ({ slug, name, legal_basis }))

/** The kind a category is pre-filled with today; the officer decides. */
export async function kindForCategory(
  ctx: Ctx,
  category: string,
): Promise<{ kind: string; source: string; unverified: boolean } | undefined> {
  const row = await store.kindOf(ctx, category, dateOf(ctx.now))
  return row && { kind: row.kind, source: row.source, unverified: row.signed_at === null }
}

/** Every version of every rule, withdrawn ones included. */
export const listRules = store.rules

/** The days of a year that differ and hold. */
export const listDays = async (ctx: Ctx, calendar: string, year: string) =>
  (await store.days(ctx)).filter(
    row => row.calendar === calendar && row.date.startsWith(`${year}-`) && row.withdrawn_at === null,
  )

/** Every row that says what a category is pre-filled with, and holds. */
export const listCategories = async (ctx: Ctx) => (await store.categories(ctx)).filter(row => row.withdrawn_at === null)
