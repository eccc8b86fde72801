// The shapes of cases the console reads: one zod schema each, from which the API document and the browser's types are made.

import { z } from 'zod'
import {
  bookColumns,
  caseStates,
  citizenStates,
  confidentialities,
  grounds,
  results,
  urgencies,
} from '../../modules/cases/cases.ts'
import { id, time } from './things.ts'

const unit = z.object({ unit_id: id, name: z.string() })
const named = z.object({ officer_id: id, name: z.string() })

export const caseMay = [
  'case.note',
  'case.task',
  'case.assign',
  'case.refer',
  'case.withdraw',
  'case.accept',
  'case.return',
  'case.pass_outside',
  'case.join',
  'case.split',
  'case.merge',
  'case.extend',
  'case.tell',
  'case.write_book',
  'case.propose_false',
  'case.decide_false',
  'case.conclude',
  'case.close',
  'case.reopen',
  'case.judge_dispute',
] as const

export const caseShape = z
  .object({
    id,
    code: z.string().describe('VV and six signs; shown as VV XXXX XX'),
    unit: unit.describe('The one accountable unit'),
    officer: named.nullable(),
    state: z.enum(caseStates),
    kind: z.string().nullable().describe('Legal kind, a slug; its name in kind_name'),
    kind_name: z.string().nullable(),
    category: z.string().nullable(),
    urgency: z.enum(urgencies),
    confidentiality: z.enum(confidentialities),
    received_at: time.describe('First receipt of its oldest tip: goes with it from unit to unit'),
    opened_at: time,
    moved_at: time.nullable().describe('When it last came from another unit'),
    due_at: time.nullable().describe('The next running legal clock ends'),
    due: z.enum(['none', 'due', 'soon', 'late']),
    result: z.enum(results).nullable(),
    closed_at: time.nullable(),
    closed_fast: z.boolean().describe('Closed sooner after it was opened than the policy says'),
    closed_bare: z.boolean().describe('Closed without a note, a done task or an answer'),
    merged_into: id.nullable(),
    tips: z.int(),
    offer: z
      .object({ to: unit, due_at: time })
      .nullable()
      .describe('Offered to another unit and not answered yet; the unit above stays accountable'),
    may: z.array(z.enum(caseMay)).describe('What the officer may do next with it'),
  })
  .meta({ id: 'Case' })

const caseTip = z.object({
  tip_id: id,
  code: z.string(),
  alias: z.string(),
  state: z.string(),
  source: z.string(),
  grounds: z.enum(grounds),
  valuable: z.boolean().nullable(),
  contact_rule: z.string(),
  reachable: z.boolean().describe('There is an address to write to'),
  received_at: time,
  citizen_state: z
    .enum(citizenStates)
    .describe('What the informant hears: Đã nhận, Đang xác minh, Đã chuyển, Đã có kết quả'),
  stars: z.int().nullable(),
})

export const clockShape = z.object({
  tip_id: id,
  rule: z.string(),
  name: z.string(),
  from_at: time,
  due_at: time,
  state: z.enum(['running', 'soon', 'due', 'late', 'met', 'stopped']),
  in_time: z.boolean().nullable(),
  extended: z.int(),
  extension: z
    .object({ name: z.string(), until: time, ask_by: time })
    .nullable()
    .describe('The most the next extension may grant, and until when to ask for it; null when there is none'),
  legal_basis: z.string(),
  unverified: z.boolean().describe('Nobody has signed the row or its calendar: chưa kiểm chứng'),
})

export const taskShape = z
  .object({
    id,
    case_id: id,
    title: z.string(),
    officer: named.nullable(),
    due_at: time.nullable(),
    late: z.boolean(),
    state: z.enum(['open', 'done', 'dropped']),
    made_by: z.string(),
    made_at: time,
    ended_at: time.nullable(),
  })
  .meta({ id: 'Task' })

const referral = z.object({
  id,
  from: unit,
  to: unit,
  state: z.enum(['offered', 'accepted', 'returned', 'climbed', 'withdrawn']),
  offered_by: z.string().nullable(),
  offered_at: time,
  due_at: time,
  why: z.string(),
  answered_by: z.string().nullable(),
  answered_at: time.nullable(),
  answer: z.string().nullable(),
  climbed_to: unit.nullable(),
  climbed_why: z.enum(['silent', 'ping_pong']).nullable(),
})

const receiver = z.object({ id, kind: z.string(), name: z.string() })

const slip = z.object({
  id,
  receiver,
  number: z.string(),
  sent_on: z.string(),
  made_by: z.string(),
  answered_on: z.string().nullable(),
  answer: z.string().nullable(),
})

const telling = z.object({
  id,
  tip_id: id,
  way: z.enum(['chat', 'on_request', 'phone', 'letter', 'in_person']),
  state: z
    .enum(['waiting', 'told', 'failed', 'withdrawn'])
    .describe('waiting: goes when they write again, open the web tip or ask by their code; never called told before'),
  text: z.string().nullable().describe('Title of the text'),
  note: z.string().nullable(),
  by: z.string(),
  told_on: z.string().nullable(),
  at: time,
})

const falseReport = z.object({
  id,
  tip_id: id,
  state: z.enum(['proposed', 'confirmed', 'refused']),
  proposed_by: named,
  proposed_at: time,
  reason: z.string(),
  decided_by: z.string().nullable(),
  decided_at: time.nullable(),
})

const dispute = z.object({
  id,
  tip_id: id,
  state: z.enum(['open', 'upheld', 'dismissed']),
  raised_at: time,
  decided_by: z.string().nullable(),
  decided_at: time.nullable(),
  reason: z.string().nullable(),
})

export const bookShape = z
  .object(
    Object.fromEntries(bookColumns.map(name => [name, z.string().optional()])) as Record<
      (typeof bookColumns)[number],
      z.ZodOptional<z.ZodString>
    >,
  )
  .meta({ id: 'CaseBook' })

export const caseWholeShape = z
  .object({
    case: caseShape,
    informants: z.array(caseTip).describe('Each has a thread of their own and an answer of their own'),
    clocks: z.array(clockShape),
    tasks: z.array(taskShape),
    referrals: z.array(referral),
    slips: z.array(slip),
    tellings: z.array(telling),
    false_reports: z.array(falseReport),
    disputes: z.array(dispute),
    book: z.object({ year: z.int().nullable(), number: z.int().nullable(), columns: bookShape }),
    workers: z.array(named).describe('Whom it, or a task of it, can be given to'),
    receivers: z.array(receiver).describe('Whom outside the police it can be passed on to'),
  })
  .meta({ id: 'CaseWhole' })

export const timelineShape = z
  .object({
    id,
    line: z.enum(['act', 'note']),
    case_id: id,
    act: z.string(),
    officer_name: z.string().nullable(),
    unit_name: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    text: z.string().nullable().describe('Of a note its words, of an act its reason'),
    at: time,
  })
  .meta({ id: 'TimelineLine' })

export const countsShape = z
  .object({
    new: z.int(),
    verifying: z.int(),
    outside: z.int(),
    concluded: z.int(),
    offered: z.int(),
    mine: z.int(),
    late: z.int(),
    soon: z.int(),
  })
  .describe('Counted to a thousand at most: 1000 means that many or more')

export type CaseShape = z.input<typeof caseShape>
export type CaseWholeShape = z.input<typeof caseWholeShape>
export type TaskShape = z.input<typeof taskShape>
export type CaseMay = (typeof caseMay)[number]
