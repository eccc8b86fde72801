// What the routes of procedures reply with, named for the API document.

import { z } from 'zod'
import { allMoves, content, dates, fields, importForms, states } from '../../modules/procedures/procedures.ts'
import { id, time } from './things.ts'

const standing = z.enum(['draft', 'proposed', 'withdrawn', 'coming', 'holds', 'superseded', 'expired', 'review_due'])
const withheld = z
  .enum(['unsigned', 'expired', 'review_due', 'none'])
  .nullable()
  .meta({ description: 'Why the page does not answer; null: it does.' })

export const version = dates
  .extend({
    version_id: id,
    procedure_id: id,
    slug: z.string(),
    number: z.int(),
    name: z.string(),
    state: z.enum(states),
    standing,
    writers: z.array(z.string()).meta({ description: 'None of them may publish it.' }),
    published_by: z.string().nullable(),
    published_at: time.nullable(),
    changed_at: time,
    pages: z.int().meta({ description: 'Pages on which it is signed.' }),
  })
  .meta({ id: 'ProcedureVersion' })

const one = {
  procedure_id: id,
  slug: z.string(),
  rank: z.int().nullable().meta({ description: 'Place among the ten most asked.' }),
  name: z.string(),
  field: z.enum(fields),
}

export const procedure = z
  .strictObject({ ...one, holding: version.nullable(), coming: z.array(version), open: z.array(version) })
  .meta({ id: 'Procedure' })

export const place = z
  .strictObject({
    place: z.string().trim().min(1).max(300).nullable(),
    hours: z.string().trim().min(1).max(200).nullable(),
    contact: z.string().trim().min(1).max(200).nullable(),
  })
  .meta({ id: 'ProcedurePlace' })

export const onPage = z
  .strictObject({
    ...one,
    withheld,
    versions: z.array(version.extend({ signed: z.strictObject({ by: z.string(), at: time }).nullable() })),
    place: place.nullable(),
  })
  .meta({ id: 'ProcedureOnPage' })

export const change = z
  .strictObject({ field: z.string(), before: z.array(z.string()), after: z.array(z.string()) })
  .meta({ id: 'ProcedureChange' })

export const versionRead = z
  .strictObject({
    version,
    content,
    may: z.array(z.enum(allMoves)).meta({ description: 'What its state allows; who may, the acts say.' }),
    versions: z.array(version).meta({ description: 'All of its procedure, newest first.' }),
  })
  .meta({ id: 'ProcedureVersionRead' })

export const importSeen = z
  .strictObject({
    import_id: id,
    form: z.enum(importForms),
    made_by: z.string().nullable(),
    made_at: time,
    rows: z.array(
      z.strictObject({
        n: z.int(),
        slug: z.string().nullable(),
        code: z.string().nullable(),
        title: z.string(),
        notes: z
          .array(z.string())
          .meta({ description: 'Codes of what a reviewer should know, e.g. `junk`, `not_ours`.' }),
        changes: z.array(change).meta({ description: 'Against what holds now.' }),
        is_new: z.boolean(),
        acceptable: z.boolean(),
        version_id: id.nullable().meta({ description: 'The draft it became.' }),
      }),
    ),
  })
  .meta({ id: 'ProcedureImport' })

export const review = z
  .strictObject({ version, why: z.enum(['expired', 'review_due', 'soon']), on: z.string() })
  .meta({ id: 'ProcedureReview' })
