// Every route × role × unit, on the real server: what happens is what the checked-in table says, and nothing is a fault.

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addDays } from '@binh-yen/server/modules/hours/hours'
import { openCase } from '@binh-yen/server/modules/cases/cases'
import { grantRole, planShift, type Role, roles, withdrawRole } from '@binh-yen/server/modules/officers/officers'
import { addProcedure, readImport, startImport } from '@binh-yen/server/modules/procedures/procedures'
import { writeTemplate } from '@binh-yen/server/modules/templates/templates'
import { lockAnyTip, saveTip } from '@binh-yen/server/modules/tips/tips'
import { setPolicy } from '@binh-yen/server/modules/units/units'
import { change, machine } from '@binh-yen/server/platform/ctx'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OfficerName, staff, type UnitName } from '../src/district.ts'
import type { Officer } from '../src/officer.ts'
import { poison, spoil } from '../src/poison.ts'
import { WebVisitor } from '../src/web-visitor.ts'
import { tells } from '../src/tips.ts'
import { openWorld, type World } from '../src/world.ts'

interface Row {
  readonly route: string
  readonly may: string
  readonly roles: readonly Role[]
}
const table = JSON.parse(
  readFileSync(new URL('../../server/permissions.json', import.meta.url), 'utf8'),
) as readonly Row[]

/** What stands on each page, so that every id in a path is a real one. */
interface Things {
  readonly conversation: string
  readonly message: string
  readonly delivery: string
  readonly media: string
  readonly event: string
  readonly shift: string
  readonly days: string
  readonly procedure: string
  readonly version: string
  readonly brought: string
  readonly case_tip: string
  readonly case: string
  readonly tip: string
  readonly tip_media: string
  readonly opening: string
  readonly ring: string
  readonly template: string
}

interface Expectation {
  /** The statuses of those who may. Never 404: the ids are real. */
  readonly fine: readonly number[]
  readonly thing?: keyof Things
  /** Of `:media_id`. */
  readonly second?: keyof Things
  readonly query?: (page: UnitName) => string
  readonly body?: (things: Things) => unknown
  /** Answered while the screen is locked, too. */
  readonly whileLocked?: true
  /** Slow or ending: asked once a role, not in every unit. */
  readonly apart?: true
  /** Put the thing back so that the next one finds it as it was. */
  readonly before?: (page: UnitName) => Promise<unknown>
}

let world: World
let picture: Buffer
const units = ['lead', 'north', 'south'] as const satisfies readonly UnitName[]
const things = {} as Record<UnitName, Things>
const officers = new Map<Role, Officer>()

const one = 'GET /api/pages/:page_id/conversations/:id'
const on = 'POST /api/pages/:page_id/conversations/:id'
const moved: Expectation = { fine: [200, 409], thing: 'conversation' }
const pageOf = (unit: UnitName): string => world.district.pages[unit].page_id
const unitOf = (unit: UnitName): string => world.district.pages[unit].unit_id
const roster = '/api/units/:unit_id/shifts'
const now = (): number => world.simulator.clock.now()
const unknownAgain = (page: UnitName) =>
  world.sql(`update deliveries set state = 'unknown', sent_at = null where id = $1`, [things[page].delivery])
const plannedAgain = (page: UnitName) =>
  world.sql(`update shifts set state = 'planned', taken_by = null, taken_at = null, ended_at = null where id = $1`, [
    things[page].shift,
  ])
const draftAgain = () => world.sql(`update procedure_versions set state = 'draft'`)
const proposedAgain = () => world.sql(`update procedure_versions set state = 'proposed'`)
const writtenProcedure = {
  content: {
    name: 'Đăng ký tạm trú',
    field: 'cu-tru',
    codes: [],
    answer: 'Nộp tờ khai.',
    who: 'Công dân.',
    documents: [],
    cases: [],
    steps: [],
    level: 'commune',
    where: 'Công an xã, phường',
    online: { level: 'none', link: null, note: null },
    fee: { state: 'none', note: null },
    time: { state: 'none' },
    result: null,
    form: null,
    warnings: [],
    legal_basis: [],
    to_check: [],
  },
  effective_from: '2026-07-01',
  effective_to: null,
  review_by: '2099-12-31',
  checked_by: 'story',
  checked_on: '2026-07-01',
  source: 'story',
} as const
const written = () => structuredClone(writtenProcedure) as any
const filed = () => Buffer.from(JSON.stringify([{ slug: 'tam-tru', rank: null, version: writtenProcedure }]))
const versionOf = '/api/procedure-versions/:id'
const askedAgain = (page: UnitName) =>
  world.sql(
    `update openings set second_by = null, second_at = null, refused = false, until = null, review_due_at = null where id = $1`,
    [things[page].opening],
  )
const ringsAgain = (page: UnitName) =>
  world.sql(
    `update rings set state = 'ringing', act = null, acted_at = null, ended_by = null, ended_at = null where id = $1`,
    [things[page].ring],
  )
const rung: Expectation = { fine: [200, 409], thing: 'ring', before: ringsAgain }
const notAllowed = (row: Row) => ({ status: 403, body: { error: { details: { who_may: { roles: row.roles } } } } })

const onCase = (act: string) => `POST /api/cases/:id/${act}`
const noOffer = (page: UnitName) => world.sql('delete from referrals where case_id = $1', [things[page].case])
const acted: Expectation = { fine: [200, 409, 422], thing: 'case', before: noOffer }
const why = 'Lý do đủ dài để ghi lại'
/** An id that names nothing: refused as not found only by who may. */
const nothing = '00000000-0000-7000-8000-000000000000'

/** One line per route of the table; a route without one fails the first test below. */
const expectations: Record<string, Expectation> = {
  'GET /api/session': { fine: [200], whileLocked: true },
  'POST /api/session': {
    fine: [401],
    apart: true,
    body: () => ({ login: randomUUID(), password: 'x', code: '000000' }),
  },
  'POST /api/session/unlock': { fine: [422], whileLocked: true, apart: true, body: () => ({ password: '' }) },
  'POST /api/session/lock': { fine: [200], whileLocked: true, apart: true },
  'POST /api/session/end': { fine: [200], whileLocked: true, apart: true },
  'GET /api/live': { fine: [200], whileLocked: true },
  'GET /api/units': { fine: [200] },
  'GET /api/pages': { fine: [200] },
  'GET /api/officers': { fine: [200] },
  'GET /api/hot-lines': { fine: [200], query: page => `unit_id=${world.district.pages[page].unit_id}` },
  'GET /api/duty': { fine: [200] },
  [`GET ${roster}`]: { fine: [200] },
  [`POST ${roster}`]: {
    fine: [409, 422],
    body: () => ({ officer_id: randomUUID(), from_at: now(), to_at: now() + 3_600_000 }),
    before: page =>
      world.sql(`update shifts set state = 'withdrawn' where unit_id = $1 and state = 'planned'`, [unitOf(page)]),
  },
  [`POST ${roster}/unplanned`]: { fine: [200, 409], body: () => ({ to_at: now() + 3_600_000 }) },
  [`POST ${roster}/:id/take`]: { fine: [200, 409], thing: 'shift', before: plannedAgain },
  [`POST ${roster}/:id/handover`]: { fine: [200, 409], thing: 'shift', body: () => ({ note: 'Hết ca.' }) },
  [`POST ${roster}/:id/withdrawal`]: { fine: [200, 409], thing: 'shift', before: plannedAgain },
  'GET /api/pages/:page_id/hours': { fine: [200] },
  'POST /api/pages/:page_id/hours': { fine: [200], body: () => ({ hours: [], source: 'story' }) },
  'POST /api/pages/:page_id/days': {
    fine: [200],
    body: () => ({ first_day: '2027-02-05', last_day: '2027-02-11', open: [], label: 'Tết', source: 'story' }),
  },
  'POST /api/pages/:page_id/days/:id/withdrawal': {
    fine: [200],
    thing: 'days',
    before: page => world.sql(`update page_days set withdrawn_at = null where id = $1`, [things[page].days]),
  },
  'POST /api/pages/:page_id/closed-note': { fine: [200], body: () => ({ text: null }) },
  'POST /api/pages/:page_id/listening': { fine: [200] },
  'POST /api/pages/:page_id/speaking': { fine: [200] },
  'GET /api/procedures': { fine: [200] },
  'GET /api/procedure-reviews': { fine: [200] },
  'POST /api/procedures': { fine: [409], body: () => ({ slug: 'tam-tru', version: written() }) },
  'POST /api/procedures/:id/versions': { fine: [200], thing: 'procedure', body: written },
  [`GET ${versionOf}`]: { fine: [200], thing: 'version' },
  [`GET ${versionOf}/changes`]: { fine: [200], thing: 'version' },
  [`POST ${versionOf}/content`]: { fine: [200], thing: 'version', body: written, before: draftAgain },
  [`POST ${versionOf}/proposal`]: { fine: [200, 409], thing: 'version', before: draftAgain },
  [`POST ${versionOf}/return`]: { fine: [200, 409], thing: 'version', before: proposedAgain },
  [`POST ${versionOf}/publication`]: { fine: [409, 422], thing: 'version', before: proposedAgain },
  [`POST ${versionOf}/withdrawal`]: { fine: [200, 409], thing: 'version', before: draftAgain },
  'POST /api/procedure-previews': {
    fine: [200],
    body: () => ({ content: written().content, page_id: null, procedure_id: null }),
  },
  'GET /api/pages/:page_id/procedures': { fine: [200] },
  'GET /api/pages/:page_id/assistant-turns': { fine: [200] },
  'GET /api/pages/:page_id/conversations/:id/keeping': {
    fine: [409],
    thing: 'conversation',
    query: page => `message_id=${things[page].message}`,
  },
  'POST /api/pages/:page_id/conversations/:id/keeping': {
    fine: [409],
    thing: 'conversation',
    body: ({ message, procedure }) => ({
      message_id: message,
      question: 'q',
      answer: 'a',
      about: { procedure_id: procedure },
    }),
  },
  'GET /api/kept-questions': { fine: [200] },
  'POST /api/pages/:page_id/procedure-signatures': {
    fine: [409],
    body: ({ version }) => ({ version_ids: [version] }),
  },
  'POST /api/pages/:page_id/procedure-signatures/withdrawal': {
    fine: [200],
    body: ({ version }) => ({ version_ids: [version] }),
  },
  'POST /api/pages/:page_id/procedure-place': {
    fine: [200],
    body: () => ({ procedure_id: null, place: 'Trụ sở', hours: null, contact: null }),
  },
  'POST /api/procedure-imports': { fine: [200], query: () => 'form=json', body: filed },
  'GET /api/procedure-imports/:id': { fine: [200], thing: 'brought' },
  'POST /api/procedure-imports/:id/acceptance': { fine: [200, 409], thing: 'brought', body: () => ({ rows: [0] }) },
  'GET /api/procedure-exports': { fine: [200], query: () => 'form=json' },
  'GET /api/conversations': { fine: [200], query: () => 'state=all' },
  [one]: { fine: [200], thing: 'conversation' },
  [`${one}/lines`]: { fine: [200], thing: 'conversation' },
  [`${on}/replies`]: { fine: [200, 409], thing: 'conversation', body: () => ({ text: 'Dạ.' }) },
  [`${on}/info-requests`]: { fine: [200, 409], thing: 'conversation' },
  [`${on}/reactions`]: {
    fine: [200, 409, 422],
    thing: 'conversation',
    body: ({ message }) => ({ message_id: message, icon: 'like' }),
  },
  [`${on}/claim`]: moved,
  [`${on}/release`]: moved,
  [`${on}/waiting`]: moved,
  [`${on}/done`]: moved,
  [`${on}/reopening`]: moved,
  [`${one}/receivers`]: { fine: [200], thing: 'conversation' },
  [`${on}/assignment`]: { fine: [422], thing: 'conversation', body: () => ({ to_officer_id: nothing }) },
  [`${on}/offer`]: { fine: [409, 422], thing: 'conversation', body: () => ({ to: { officer_id: nothing } }) },
  [`${on}/offer/acceptance`]: { fine: [409], thing: 'conversation' },
  [`${on}/offer/return`]: { fine: [409], thing: 'conversation', body: () => ({ reason: 'Không thuộc địa bàn' }) },
  [`${on}/offer/withdrawal`]: { fine: [409], thing: 'conversation' },
  [`${on}/snooze`]: { fine: [200, 409], thing: 'conversation', body: () => ({ until: now() + 3_600_000 }) },
  'POST /api/conversation-searches': { fine: [200], body: () => ({ words: 'cho hỏi' }) },
  [`${on}/replies/undo`]: { fine: [409], thing: 'conversation', body: ({ message }) => ({ message_id: message }) },
  'GET /api/inbox-views': { fine: [200] },
  'POST /api/inbox-views': { fine: [200, 409], body: () => ({ name: 'Của tôi', filter: { state: 'open' } }) },
  'POST /api/inbox-views/:id/removal': { fine: [404], thing: 'conversation' },
  'POST /api/conversation-batches': {
    fine: [200],
    body: () => ({ filter: { state: 'done' }, act: 'done', as_of: 1 }),
  },
  [`${one}/history`]: { fine: [200], thing: 'conversation' },
  [`${one}/presence`]: { fine: [200], thing: 'conversation' },
  [`${on}/presence`]: { fine: [200], thing: 'conversation', body: () => ({ doing: 'looking' }) },
  [`${one}/templates`]: { fine: [200], thing: 'conversation' },
  'GET /api/tips/:id/templates': { fine: [200], thing: 'tip' },
  'GET /api/units/:unit_id/templates': { fine: [200] },
  'POST /api/units/:unit_id/templates': {
    fine: [200],
    body: () => ({ shortcut: 'gio', title: 'Giờ làm việc', text: 'Dạ, {don_vi}.' }),
  },
  'POST /api/units/:unit_id/templates/preview': { fine: [200], body: () => ({ text: 'Dạ, {don_vi}.' }) },
  'POST /api/units/:unit_id/templates/:id/ending': { fine: [200, 409], thing: 'template' },
  [`${on}/notes`]: { fine: [200], thing: 'conversation', body: () => ({ text: 'ghi' }) },
  [`${on}/read`]: { fine: [200], thing: 'conversation', body: ({ message }) => ({ up_to: message }) },
  [`${on}/media`]: { fine: [200], thing: 'conversation', body: () => picture },
  'POST /api/pages/:page_id/deliveries/:id/resend': { fine: [200, 409], thing: 'delivery', before: unknownAgain },
  'POST /api/pages/:page_id/deliveries/:id/withdrawal': { fine: [200, 409], thing: 'delivery', before: unknownAgain },
  'GET /api/pages/:page_id/media/:id': { fine: [200], thing: 'media' },
  'GET /api/pages/:page_id/media/:id/playable': { fine: [200, 404], thing: 'media' },
  'GET /api/pages/:page_id/media/:id/original': { fine: [200, 404], thing: 'media' },
  'GET /api/openings': { fine: [200] },
  'GET /api/rings': { fine: [200] },
  'GET /api/rings/count': { fine: [200], whileLocked: true },
  'POST /api/rings/:id/acts': { ...rung, body: () => ({ act: 'met' }) },
  'POST /api/rings/:id/lowering': { ...rung, body: () => ({ reason: why }) },
  'POST /api/rings/:id/calls': { ...rung, body: () => ({ number: '113' }) },
  'GET /api/phone': { fine: [200] },
  'POST /api/phone/codes': { fine: [200] },
  'GET /api/tips': { fine: [200], query: () => 'state=all' },
  // for a unit where they may
  'POST /api/tips': {
    fine: [200, 404],
    body: () => ({ unit_id: unitOf('north'), source: 'phone', text: 'Có người báo qua điện thoại' }),
  },
  'GET /api/tips/:id': { fine: [200], thing: 'tip' },
  'GET /api/tips/:id/lines': { fine: [200], thing: 'tip' },
  'GET /api/tips/:id/redacted': { fine: [200], thing: 'tip' },
  'POST /api/tips/:id/replies': { fine: [200, 409], thing: 'tip', body: () => ({ text: 'Dạ.' }) },
  'POST /api/tips/:id/notes': { fine: [200], thing: 'tip', body: () => ({ text: 'ghi' }) },
  'POST /api/tips/:id/read': { fine: [200], thing: 'tip' },
  'POST /api/tips/:id/lowering': { fine: [200, 409], thing: 'tip', body: () => ({ to: 'none', reason: why }) },
  'POST /api/tips/:id/division': { fine: [404], thing: 'tip', body: () => ({ first_message_id: nothing }) },
  [`${on}/tip`]: { fine: [404], thing: 'conversation', body: () => ({ first_message_id: nothing }) },
  'GET /api/tips/:id/media/:media_id': { fine: [200, 404], thing: 'tip', second: 'tip_media' },
  'GET /api/tips/:id/media/:media_id/playable': { fine: [200, 404], thing: 'tip', second: 'tip_media' },
  'GET /api/tips/:id/openings': { fine: [200], thing: 'tip' },
  'POST /api/tips/:id/openings': {
    fine: [200],
    thing: 'tip',
    body: () => ({ what: 'identity', reason: 'xác minh lời kể' }),
  },
  'POST /api/tips/:id/call': { fine: [409], thing: 'tip' },
  'POST /api/openings/:id/grant': { fine: [200], thing: 'opening', before: askedAgain },
  'POST /api/openings/:id/refusal': { fine: [200], thing: 'opening', before: askedAgain },
  // open to who asked alone, and judged from the unit above
  'POST /api/openings/:id/look': { fine: [404], thing: 'opening' },
  'GET /api/openings/:id/originals/:media_id': { fine: [404], thing: 'opening', second: 'tip_media' },
  'POST /api/openings/:id/review': {
    fine: [200, 404, 409],
    thing: 'opening',
    body: () => ({ verdict: 'proper' }),
  },
  'GET /api/tips/:id/views': { fine: [200], thing: 'tip' },
  'POST /api/tips/:id/views/revocation': { fine: [404], thing: 'tip', body: () => ({ officer_id: randomUUID() }) },
  'POST /api/tips/:id/media/:media_id/quarantine': { fine: [200], thing: 'tip', second: 'tip_media' },
  'GET /api/quarantine': { fine: [200] },
  'GET /api/quarantine/:id': { fine: [200, 404], thing: 'tip_media' },
  'GET /api/tips/:id/export': { fine: [200], thing: 'tip' },
  'GET /api/export-key': { fine: [200] },
  'GET /api/operations': { fine: [200] },
  'GET /api/operations/set-aside': { fine: [200] },
  'POST /api/operations/set-aside/:page_id/:id/retry': {
    fine: [200],
    thing: 'event',
    before: page => world.sql(`update events set state = 'set_aside' where id = $1`, [things[page].event]),
  },
  'GET /api/tips/:id/triage': { fine: [200], thing: 'case_tip' },
  'POST /api/tips/:id/triage': { fine: [200], thing: 'case_tip', body: () => ({ category: 'tieng-on' }) },
  'POST /api/tips/:id/setting-aside': { fine: [409], thing: 'case_tip', body: () => ({ reason: 'test' }) },
  'GET /api/cases': { fine: [200] },
  'GET /api/cases/figures': { fine: [200] },
  'GET /api/cases/tasks': { fine: [200] },
  'GET /api/cases/:id': { fine: [200], thing: 'case' },
  'GET /api/cases/:id/timeline': { fine: [200], thing: 'case' },
  'POST /api/cases': { fine: [409], body: ({ case_tip: tip }) => ({ tip_ids: [tip] }) },
  [onCase('tips')]: { ...acted, body: ({ case_tip: tip }) => ({ tip_id: tip }) },
  [onCase('split')]: { ...acted, body: ({ case_tip: tip }) => ({ tip_ids: [tip] }) },
  [onCase('merger')]: { ...acted, body: ({ case: own }) => ({ into: own }) },
  [onCase('assignment')]: { ...acted, body: () => ({ officer_id: nothing }) },
  [onCase('notes')]: { ...acted, body: () => ({ text: 'ghi' }) },
  [onCase('tasks')]: { ...acted, body: () => ({ title: 'việc' }) },
  [onCase('task-endings')]: { ...acted, fine: [404], body: () => ({ task_id: nothing, state: 'done' }) },
  [onCase('extension')]: {
    ...acted,
    body: ({ case_tip: tip }) => ({ tip_id: tip, rule: 'xac-minh', reason: why, by: 'Quyết định' }),
  },
  [onCase('book')]: { ...acted, body: () => ({ content: 'ghi' }) },
  [onCase('referral')]: { ...acted, body: () => ({ to_unit_id: unitOf('south'), reason: why }) },
  [onCase('acceptance')]: acted,
  [onCase('return')]: { ...acted, body: () => ({ reason: why }) },
  [onCase('offer-withdrawal')]: acted,
  [onCase('slips')]: { ...acted, fine: [404], body: () => ({ receiver_id: nothing, number: '1' }) },
  [onCase('slip-answers')]: { ...acted, fine: [404], body: () => ({ slip_id: nothing, text: 'xong' }) },
  'GET /api/units/:unit_id/outside-receivers': { fine: [200] },
  [onCase('conclusion')]: { ...acted, body: () => ({ result: 'settled', reason: why }) },
  [onCase('closure')]: acted,
  [onCase('reopening')]: { ...acted, body: () => ({ reason: why }) },
  [onCase('tellings')]: { ...acted, body: ({ case_tip: tip }) => ({ tip_id: tip, text: 'done' }) },
  [onCase('tellings-by-hand')]: { ...acted, body: ({ case_tip: tip }) => ({ tip_id: tip, way: 'phone' }) },
  'GET /api/units/:unit_id/register': { fine: [200] },
  'GET /api/units/:unit_id/register/csv': { fine: [200] },
  'GET /api/units/:unit_id/register/xlsx': { fine: [200] },
  'GET /api/units/:unit_id/register/print': { fine: [200] },
  'GET /api/outcome-texts': { fine: [200] },
  [onCase('false-reports')]: { ...acted, body: ({ case_tip: tip }) => ({ tip_id: tip, reason: why }) },
  [onCase('false-report-decisions')]: {
    ...acted,
    fine: [404],
    body: () => ({ false_report_id: nothing, confirmed: true }),
  },
  [onCase('dispute-decisions')]: {
    ...acted,
    fine: [404],
    body: () => ({ dispute_id: nothing, upheld: true, reason: why }),
  },
  'GET /api/trail': { fine: [200] },
}

interface Heard {
  readonly status: number
  readonly body: any
}

/** Ask one route as a browser would; a stream is left once it has begun. */
async function ask(row: Row, unit: UnitName, cookie: string): Promise<Heard> {
  const [method = '', path = ''] = row.route.split(' ')
  const { thing, second, query, body } = expectations[row.route] as Expectation
  const url = `${world.url}${path
    .replace(':page_id', pageOf(unit))
    .replace(':unit_id', unitOf(unit))
    .replace(':id', thing ? things[unit][thing] : '')
    .replace(':media_id', second ? things[unit][second] : '')}`
  const sent = method === 'POST' ? (body?.(things[unit]) ?? {}) : undefined
  const raw = Buffer.isBuffer(sent)
  const stop = new AbortController()
  const reply = await fetch(query ? `${url}?${query(unit)}` : url, {
    method,
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(sent === undefined
        ? {}
        : { 'idempotency-key': randomUUID(), 'content-type': raw ? 'image/png' : 'application/json' }),
    },
    ...(sent === undefined ? {} : { body: raw ? new Uint8Array(sent) : JSON.stringify(sent) }),
    signal: stop.signal,
  })
  const type = reply.headers.get('content-type') ?? ''
  const answer = { status: reply.status, body: type.startsWith('application/json') ? await reply.json() : undefined }
  stop.abort()
  return answer
}

/** All roles at once: the server must keep them apart anyway. */
async function everyRole(row: Row, page: UnitName): Promise<{ role: Role; answer: Heard }[]> {
  await expectations[row.route]?.before?.(page)
  return Promise.all([...officers].map(async ([role, { cookie }]) => ({ role, answer: await ask(row, page, cookie) })))
}

async function begin(unit: UnitName): Promise<void> {
  await change(world.app.house, machine('story'), async ctx => {
    await planShift(ctx, {
      unit_id: unitOf(unit),
      officer_id: world.district.officers.leader.officer_id,
      from_at: ctx.now,
      to_at: ctx.now + 48 * 3_600_000,
    })
    await addDays(ctx, pageOf(unit), {
      first_day: '2027-01-01',
      last_day: '2027-01-01',
      open: [],
      label: 'Tết Dương lịch',
      source: 'story',
    })
    const writer = world.district.officers.editor.officer_id
    const template = { shortcut: 'dia-chi', title: 'Địa chỉ', text: 'Dạ, {dia_chi}.' }
    await writeTemplate(ctx, unitOf(unit), writer, template)
  })
  const person = await world.person(`p-${unit}`, 'Người hỏi', unit)
  await person.writes('cho hỏi')
  await person.sendsPhoto({ png_base64: picture.toString('base64') })
  await person.sendsOther('user_send_sticker')
}

/** A tip with a picture, and an opening of it that somebody without any right once asked for. */
async function tellByForm(unit: UnitName): Promise<void> {
  const visitor = new WebVisitor(world, pageOf(unit))
  await visitor.opens()
  await world.later(20_000)
  const words = { officials: 'no', what: 'Tôi bị mất xe máy trước cửa nhà', contact: 'message_only' }
  await visitor.sends(words, [await sharp(picture).jpeg().toBuffer()])
  await world.settle()
  const opening = randomUUID()
  await world.sql(
    `insert into openings (id, tip_id, page_id, watch_unit_id, what, reason, asked_by, asked_at, grant_until, refused, looks)
     select $2, id, page_id, unit_id, 'identity', $3, $4, 1, 9000000000000, false, 0
     from tips where page_id = $1 and source = 'web'`,
    [
      pageOf(unit),
      opening,
      world.app.house.keys.sealOwn('xác minh lời kể', 'openings.reason', opening),
      world.district.officers.editor.officer_id,
    ],
  )
}

/** A tip of somebody else, and the case it has become. */
async function beginCase(unit: UnitName): Promise<void> {
  const neighbour = await world.person(`n-${unit}`, 'Người báo', unit)
  const { id } = await tells(world, neighbour, 'Báo tin: quán karaoke mở nhạc ầm ĩ, đánh nhau trước cửa')
  await change(world.app.house, machine('story'), async ctx => {
    const tip = await saveTip(ctx, await lockAnyTip(ctx, id), {
      state: 'triaged',
      kind: 'tin-bao',
      grounds: 'grounded',
    })
    const one = await openCase(ctx, [tip])
    await saveTip(ctx, tip, { case_id: one.id })
  })
}

async function thingsOf(unit: UnitName): Promise<Things> {
  const [row] = await world.sql<Things>(
    `select (select id from conversations where page_id = $1) as conversation,
            (select last_message_id from conversations where page_id = $1) as message,
            (select id from deliveries where page_id = $1 limit 1) as delivery,
            (select m.id from media m join conversations c on c.id = m.thread_id where m.page_id = $1 and m.state = 'kept') as media,
            (select id from events where page_id = $1 and state = 'set_aside') as event,
            (select id from shifts where unit_id = $2) as shift,
            (select id from page_days where page_id = $1) as days,
            (select id from tips where page_id = $1 and source = 'web') as tip,
            (select m.id from media m join tips t on t.id = m.thread_id where m.page_id = $1 and t.source = 'web') as tip_media,
            (select id from openings where page_id = $1 and asked_at = 1) as opening,
            (select id from reply_templates where unit_id = $2 order by id limit 1) as template,
            (select id from rings where page_id = $1 and kind = 'tip' order by id limit 1) as ring,
            (select id from procedures) as procedure,
            (select id from procedure_versions where number = 1) as version,
            (select id from procedure_imports) as brought,
            (select tip_id from case_tips where page_id = $1) as case_tip,
            (select id from cases where unit_id = $2) as case`,
    [pageOf(unit), unitOf(unit)],
  )
  return row as Things
}

beforeAll(async () => {
  world = await openWorld('permissions')
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f6f54' } })
    .png()
    .toBuffer()
  await poison(world, 'sticker')
  await change(world.app.house, machine('story'), async ctx => {
    // on a slow machine this story takes minutes: no ring may climb to the lead unit meanwhile
    for (const wait of [
      'soft_look_minutes',
      'soft_look_night_minutes',
      'ring_act_minutes',
      'ring_climb_minutes',
    ] as const)
      await setPolicy(ctx, wait, 24 * 60, { source: 'Kiểm thử' })
    await addProcedure(ctx, { slug: 'tam-tru', rank: null, version: written() })
    await startImport(ctx, 'json', readImport('json', filed()))
  })
  for (const unit of units) await begin(unit)
  await spoil(world)
  for (const unit of units) await beginCase(unit)
  for (const unit of units) await tellByForm(unit)
  await world.sql('delete from ring_steps where n > 0') // as if somebody were on duty in each of them
  for (const unit of units) things[unit] = await thingsOf(unit)
  for (const who of Object.keys(staff) as OfficerName[])
    if (!officers.has(staff[who].role)) officers.set(staff[who].role, await world.officer(who))
})
afterAll(() => world.end())

/** Every officer now holds their role here and nowhere else. */
async function allWork(unit: UnitName, below: boolean): Promise<void> {
  await change(world.app.house, machine('story'), async ctx => {
    for (const [role, officer] of officers) {
      for (const { unit_id } of Object.values(world.district.pages))
        await withdrawRole(ctx, officer.id, role, unit_id).catch(() => undefined)
      await grantRole(ctx, officer.id, { role, unit_id: world.district.pages[unit].unit_id, below })
    }
  })
}

/** Ids of pages that an answer names though the officer does not reach them. */
const beyond = (answer: Heard, within: readonly UnitName[]): string[] =>
  units.filter(unit => !within.includes(unit) && JSON.stringify(answer.body ?? '').includes(pageOf(unit)))

test('the table and the expectations name the same routes, and there is an officer of every role', () => {
  expect(Object.keys(expectations).sort()).toEqual(table.map(({ route }) => route).sort())
  expect([...officers.keys()].sort()).toEqual([...roles].sort())
  for (const unit of Object.values(things)) expect(Object.values(unit)).not.toContain(null)
})

const scopes = [
  { name: 'one ward', unit: 'north', below: false, within: ['north'], asked: ['north', 'south', 'lead'] },
  { name: 'the lead unit alone', unit: 'lead', below: false, within: ['lead'], asked: ['lead', 'north'] },
  { name: 'the lead unit and the units below', unit: 'lead', below: true, within: units, asked: ['north'] },
] as const satisfies {
  unit: UnitName
  within: readonly UnitName[]
  asked: readonly UnitName[]
  [key: string]: unknown
}[]

describe.each(scopes)('a role on $name', ({ unit, below, within, asked }) => {
  beforeAll(() => allWork(unit, below))

  const rows = table.filter(({ route }) => !expectations[route]?.apart)
  test.each(rows.map(row => [row.route, row] as const))('%s', async (route, row) => {
    const { fine } = expectations[route] as Expectation
    for (const page of /:(?:page|unit)_id/.test(route) ? asked : [unit]) {
      const answers = await everyRole(row, page)
      for (const { role, answer } of answers) {
        const who = `${role} on ${page}: ${JSON.stringify(answer.body)?.slice(0, 200)}`
        if (!(within as readonly UnitName[]).includes(page)) expect(answer.status, who).toBe(404)
        else if (row.roles.includes(role)) expect(fine, who).toContain(answer.status)
        else expect(answer, who).toMatchObject(notAllowed(row))
        if (answer.status === 200) expect(beyond(answer, within), who).toEqual([])
      }
    }
  })
})

test.each(table.map(row => [row.route, row] as const))('signed out: %s', async (_, row) => {
  const { status } = await ask(row, 'north', '')
  expect(status).toBe(401)
  expect((await ask(row, 'north', 'by_session=made-up')).status).toBe(401)
})

describe('a locked screen', () => {
  const lock = table.find(({ route }) => route === 'POST /api/session/lock') as Row
  beforeAll(async () => {
    for (const officer of officers.values()) expect((await ask(lock, 'north', officer.cookie)).status).toBe(200)
  })
  afterAll(async () => {
    for (const officer of officers.values()) {
      const { password } = officer.credentials
      expect((await officer.asks('POST', '/api/session/unlock', { password })).status).toBe(200)
    }
  })

  const asked = table.filter(({ route }) => !['POST /api/session', 'POST /api/session/end'].includes(route))
  test.each(asked.map(row => [row.route, row] as const))('%s', async (route, row) => {
    const { whileLocked, fine } = expectations[route] as Expectation
    for (const { role, answer } of await everyRole(row, 'north')) {
      if (whileLocked) expect(fine, role).toContain(answer.status)
      else expect(answer, role).toMatchObject({ status: 423, body: { error: { code: 'screen_locked' } } })
    }
  })
})

test('every role may end its session, and then it is over', async () => {
  const end = table.find(({ route }) => route === 'POST /api/session/end') as Row
  for (const { answer } of await everyRole(end, 'north')) expect(answer.status).toBe(200)
  for (const row of table.filter(({ may }) => may !== 'anyone'))
    for (const { answer } of await everyRole(row, 'north')) expect(answer.status, row.route).toBe(401)
})
