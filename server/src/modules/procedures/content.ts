// What a version says, and in which shape it comes in from editors, files and the seed. Pure.

import { z } from 'zod'
import { isDate } from '../../platform/local-time.ts'

const line = (max: number) => z.string().trim().min(1).max(max)
const lines = (count: number, max: number) => z.array(line(max)).max(count)
/** Shown to editors only, never told: what was heard but not verified. */
const heard = z.string().trim().max(500)

const date = z
  .string()
  .refine(isDate)
  .meta({ description: 'yyyy-MM-dd in Viet Nam', examples: ['2027-01-01'] })

const amount = z
  .strictObject({
    label: line(120),
    amount: z.int().min(0).max(1_000_000_000),
    currency: z.enum(['VND', 'USD']),
    from: date.nullable(),
    to: date.nullable(),
    basis: line(200).meta({ description: 'The rule that sets the amount.' }),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'] })

const fee = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), note: line(200).nullable() }),
  z.strictObject({ state: z.literal('verified'), amounts: z.array(amount).min(1).max(20) }),
  z.strictObject({ state: z.literal('not_verified'), heard }),
])

const time = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('verified'), text: line(200) }),
  z.strictObject({ state: z.literal('not_verified'), heard }),
])

const paper = z.strictObject({
  text: line(300),
  only_if_not_in_database: z.boolean(),
})

/** The particulars as language/slots.ts reads them; one left out holds for all. */
const when = z.strictObject({
  age_from: z.int().min(0).max(120).optional(),
  age_below: z.int().min(1).max(121).optional(),
  nationality: z
    .array(z.enum(['vietnamese', 'foreign']))
    .max(2)
    .optional(),
  occasion: z
    .array(z.enum(['first', 'lost', 'damaged', 'expired', 'correct', 'renew']))
    .max(6)
    .optional(),
  home: z
    .array(z.enum(['own', 'rented', 'family']))
    .max(3)
    .optional(),
  for_whom: z
    .array(z.enum(['self', 'child', 'elder', 'spouse']))
    .max(4)
    .optional(),
  vehicle: z
    .array(z.enum(['motorbike', 'car']))
    .max(2)
    .optional(),
})

const situation = z.strictObject({
  title: line(120),
  when,
  documents: z.array(paper).max(12),
  note: line(400).nullable(),
  fee: fee.optional(),
  time: time.optional(),
})

/** What somebody asked in their words, and what an officer answered: told before anything else of the card. */
const askedOf = z.strictObject({ questions: lines(5, 200).min(1), answer: line(600) })

/** The card for who asks in English, with dates and a source of its own. Lines stand in the order of the Vietnamese ones. */
const english = z.strictObject({
  name: line(160),
  answer: line(300),
  who: line(300),
  documents: lines(15, 300),
  cases: z
    .array(
      z.strictObject({
        note: line(400).nullable(),
        documents: lines(12, 300),
        fees: lines(20, 160),
        time: line(200).nullable(),
      }),
    )
    .max(10),
  where: line(300),
  online: line(300).nullable(),
  /** One for each amount; where there is no fee, its note. The sums are those of the card. */
  fees: lines(20, 160),
  time: line(200).nullable(),
  steps: lines(8, 300),
  warnings: lines(8, 400),
  review_by: date,
  checked_by: line(120),
  checked_on: date,
  source: line(300),
})

export const fields = [
  'can-cuoc',
  'vneid',
  'cu-tru',
  'xe',
  'lai-xe',
  'ly-lich-xuat-nhap-canh',
  'nguoi-nuoc-ngoai',
  'khac',
] as const
const levels = ['commune', 'province', 'ministry', 'other'] as const

export const content = z
  .strictObject({
    name: line(160),
    field: z.enum(fields),
    codes: z.array(z.string().regex(/^\d\.\d{6}$/)).max(20),
    /** The bold first line of the card. */
    answer: line(240),
    who: line(300),
    documents: z.array(paper).max(15),
    cases: z.array(situation).max(10),
    steps: lines(8, 300),
    level: z.enum(levels),
    where: line(300),
    online: z.strictObject({
      level: z.enum(['full', 'part', 'none']),
      link: z
        .url({ protocol: /^https$/, hostname: /(^|\.)(gov\.vn|zalo\.me)$/ })
        .max(300)
        .nullable(),
      note: line(300).nullable(),
    }),
    fee,
    time,
    result: line(200).nullable(),
    form: line(200).nullable(),
    warnings: lines(8, 400),
    legal_basis: lines(10, 200),
    /** For editors: what somebody must look up before it can be said. */
    to_check: lines(10, 400),
    /** Other names people have for it. */
    aliases: lines(20, 80).default([]),
    /** Questions as people ask them; with aliases they are how it is recognised. */
    examples: lines(30, 200).default([]),
    asked: z.array(askedOf).max(20).default([]),
    english: english.nullable().default(null),
  })
  .meta({ id: 'ProcedureContent' })

/** What older versions do not have yet. */
export const withAll = (kept: Content): Content => ({
  ...kept,
  aliases: kept.aliases ?? [],
  examples: kept.examples ?? [],
  asked: kept.asked ?? [],
  english: kept.english ?? null,
})

export const dates = z.strictObject({
  effective_from: date,
  effective_to: date.nullable(),
  review_by: date,
  checked_by: line(120),
  checked_on: date,
  source: line(300),
})

/** A version as somebody writes it. */
export const written = dates
  .extend({ content })
  .refine(({ effective_from, effective_to }) => effective_to === null || effective_from <= effective_to, {
    path: ['effective_to'],
  })

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

/** One procedure in a file: what `export` writes and `import` and the seed read. */
export const filed = z.strictObject({ slug, rank: z.int().min(1).max(10).nullable(), version: written })
export const file = z.array(filed).max(500)

export type Content = z.output<typeof content>
export type Fee = z.output<typeof fee>
export type Time = z.output<typeof time>
export type When = z.output<typeof when>
export type English = z.output<typeof english>
export type Dates = z.output<typeof dates>
export type Written = z.output<typeof written>
export type Filed = z.output<typeof filed>
