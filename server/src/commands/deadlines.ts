// `deadlines …`: rows of law by command: loaded, added, signed by a named officer, withdrawn, listed.

import { readLaw } from '../../seed/law/law.ts'
import {
  addCategory,
  addDay,
  addRule,
  legalKinds,
  listCategories,
  listDays,
  listRules,
  loadLaw,
  type NewRule,
  type Signable,
  signLaw,
  withdrawLaw,
} from '../modules/deadlines/deadlines.ts'
import { officerNames } from '../modules/officers/officers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { isId } from '../platform/ids.ts'
import { isDate } from '../platform/local-time.ts'
import type { Flags } from './flags.ts'
import { activeOfficer } from './named.ts'
import { inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `deadlines load
deadlines list [--kind KIND]
deadlines add --rule RULE --kind KIND --name NAME --amount N --time-unit hours|days|working_days|months
  --counted-from received|classified|accepted|recorded|decided|due --basis LAW --since DATE [--until DATE]
  [--extends RULE --step N] [--limits RULE] [--stays]
deadlines category --category SLUG --kind KIND --source SOURCE --since DATE
deadlines categories
deadlines day --date DATE --label LABEL --source SOURCE [--works]
deadlines days --year YYYY
deadlines sign --id ID --login LOGIN
deadlines sign-year --year YYYY --login LOGIN
deadlines withdraw --id ID
  DATE      yyyy-MM-dd in Viet Nam
  load      adds the rows that come with this program and are not there yet; nobody has signed them
  --works   a day worked though the week says otherwise (làm bù); else it is off
  --stays   a last day that is off does not move to the next working day
  Rows nobody has signed are shown as "chưa kiểm chứng". A new row never moves a clock that runs.`

const one = inOne('deadlines')
const calendar = 'nha-nuoc'

const verbs: Record<string, Verb> = {
  load: one(async ctx => `${await loadLaw(ctx, readLaw())} rows were added; nobody has signed them yet.`),
  list: one(async (ctx, flags) => {
    const kind = flags.maybe('kind')
    const rows = (await listRules(ctx)).filter(row => row.withdrawn_at === null && (!kind || row.kind === kind))
    return listed(
      rows.map(row => {
        const span = `${row.amount} ${row.time_unit} from ${row.counted_from}`
        const part = row.part === 'clock' ? '' : `, ${row.part} of ${row.base}`
        const dates = `${row.effective_from} to ${row.effective_to ?? '…'}`
        return `${row.id}  ${row.kind ?? '*'}  ${row.rule}  ${span}${part}  ${dates}  (${row.legal_basis}; ${by(row)})`
      }),
    )
  }),
  add: one(async (ctx, flags) => {
    const id = await addRule(ctx, await ruleOf(ctx, flags))
    return `Rule ${id} was added; sign it with "deadlines sign".`
  }),
  category: one(async (ctx, flags) => {
    const [category, source] = [slug(flags, 'category'), flags.need('source')]
    const row = { category, source, kind: await kindOf(ctx, flags), effective_from: date(flags, 'since') }
    const id = await addCategory(ctx, { ...row, evidence: 'memory', effective_to: null })
    return `Row ${id} was added; sign it with "deadlines sign".`
  }),
  categories: one(async ctx =>
    listed(
      (await listCategories(ctx)).map(
        row => `${row.id}  ${row.category}  ${row.kind}  since ${row.effective_from}  (${row.source}; ${by(row)})`,
      ),
    ),
  ),
  day: one(async (ctx, flags) => {
    const row = { calendar, date: date(flags, 'date'), works: flags.has('works'), label: flags.need('label') }
    const id = await addDay(ctx, { ...row, source: flags.need('source'), evidence: 'memory' })
    return `Day ${id} was added; sign it with "deadlines sign".`
  }),
  days: one(async (ctx, flags) =>
    listed(
      (await listDays(ctx, calendar, year(flags))).map(
        row => `${row.id}  ${row.date}  ${row.works ? 'worked' : 'off'}  ${row.label}  (${row.source}; ${by(row)})`,
      ),
    ),
  ),
  sign: one(async (ctx, flags) => {
    const [id, officer] = [rowId(flags), await signer(ctx, flags)]
    await orSay(`There is no unsigned row ${id}.`, () => anyTable(table => signLaw(ctx, table, [id], officer)))
    return `${officer.name} answers for row ${id}.`
  }),
  'sign-year': one(async (ctx, flags) => {
    const [which, officer] = [year(flags), await signer(ctx, flags)]
    const ids = (await listDays(ctx, calendar, which)).map(row => row.id)
    const rows = await orSay(`There is no unsigned day of ${which}.`, () => signLaw(ctx, 'calendar_days', ids, officer))
    return `${officer.name} answers for ${rows} days of ${which}.`
  }),
  withdraw: one(async (ctx, flags) => {
    const id = rowId(flags)
    await orSay(`There is no row ${id}.`, () => anyTable(table => withdrawLaw(ctx, table, id)))
    return `Row ${id} no longer counts; clocks that run stay as they are.`
  }),
}

const texts = [
  'rule', 'kind', 'name', 'amount', 'time-unit', 'counted-from', 'basis', 'since', 'until', 'extends', 'limits', 'step',
  'category', 'source', 'date', 'label', 'year', 'id', 'login',
] // biome-ignore format: a list

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts, switches: ['works', 'stays'], verbs }, args, env)

const listed = (lines: readonly string[]): string => (lines.length === 0 ? 'There are no such rows.' : lines.join('\n'))
const by = (row: { signed_name: string | null; evidence: string }): string =>
  row.signed_name === null ? `unsigned, ${row.evidence}` : `signed by ${row.signed_name}`

async function signer(ctx: Ctx, flags: Flags): Promise<{ officer_id: string; name: string }> {
  const { officer_id, login } = await activeOfficer(ctx, flags)
  return { officer_id, name: (await officerNames(ctx, [officer_id])).get(officer_id) ?? login }
}

async function ruleOf(ctx: Ctx, flags: Flags): Promise<NewRule> {
  const time_unit = choice(flags, 'time-unit', ['hours', 'days', 'working_days', 'months'] as const)
  const froms = ['received', 'classified', 'accepted', 'recorded', 'decided', 'due'] as const
  const counted_from = choice(flags, 'counted-from', froms)
  const [extended, limited] = [flags.maybe('extends'), flags.maybe('limits')]
  if (extended && limited) throw new Error('A rule extends a clock or limits it, not both.')
  if (counted_from === 'due' && !extended) throw new Error('Only an extension is counted from due.')
  const effective_from = date(flags, 'since')
  const effective_to = flags.maybe('until') === undefined ? null : date(flags, 'until')
  if (effective_to !== null && effective_to < effective_from) throw new Error('--until is before --since.')
  const { amount } = flags.positive('amount', value => ({ amount: value })) as { amount?: number }
  if (amount === undefined || amount > 1_000) throw new Error('Give --amount, a whole number up to 1000.')
  const { step = 0 } = flags.positive('step', value => ({ step: Math.min(value, 99) })) as { step?: number }
  return {
    rule: slug(flags, 'rule'),
    kind: await kindOf(ctx, flags),
    name: flags.need('name'),
    part: extended ? 'extension' : limited ? 'limit' : 'clock',
    base: extended ?? limited ?? null,
    step,
    amount,
    time_unit,
    counted_from,
    calendar: time_unit === 'hours' ? null : calendar,
    day_off: flags.has('stays') || time_unit === 'hours' ? 'stays' : 'moves',
    ask_days: null,
    legal_basis: flags.need('basis'),
    evidence: 'memory',
    effective_from,
    effective_to,
  }
}

function choice<T extends string>(flags: Flags, flag: string, choices: readonly T[]): T {
  const value = choices.find(each => each === flags.need(flag))
  if (!value) throw new Error(`--${flag} is one of ${choices.join(', ')}.`)
  return value
}

async function kindOf(ctx: Ctx, flags: Flags): Promise<string> {
  const slugs = (await legalKinds(ctx)).map(kind => kind.slug)
  if (slugs.length === 0) throw new Error('There are no kinds yet: "deadlines load" first.')
  return choice(flags, 'kind', slugs)
}

function date(flags: Flags, flag: string): string {
  const value = flags.need(flag)
  if (!isDate(value)) throw new Error(`--${flag} is a date, yyyy-MM-dd.`)
  return value
}

function matching(flags: Flags, flag: string, form: RegExp, like: string): string {
  const value = flags.need(flag)
  if (!form.test(value)) throw new Error(`--${flag} is ${like}.`)
  return value
}

const slug = (flags: Flags, flag: string) =>
  matching(flags, flag, /^[a-z0-9-]{1,60}$/, 'a word of small letters without marks, such as xac-minh')
const year = (flags: Flags) => matching(flags, 'year', /^20\d\d$/, 'a year, such as 2027')

function rowId(flags: Flags): string {
  const id = flags.need('id')
  if (!isId(id)) throw new Error('--id is the first word of a line that a list printed.')
  return id
}

/** Ids are of one table each; which one, the list knew and its reader need not. */
async function anyTable<T>(fn: (table: Signable) => Promise<T>): Promise<T> {
  const [first, ...rest] = ['deadline_rules', 'calendar_days', 'category_kinds'] as const
  let last = await fn(first).catch((error: Error) => error)
  for (const table of rest) if (last instanceof Error) last = await fn(table).catch((error: Error) => error)
  if (last instanceof Error) throw last
  return last
}
