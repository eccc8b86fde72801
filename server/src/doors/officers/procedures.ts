// Routes of procedures: the catalogue, its versions and their way to the public, what each page signs, files in and out.

import { z } from 'zod'
import { require } from '../../modules/officers/officers.ts'
import * as catalogue from '../../modules/procedures/procedures.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bytesReply, rawBody } from '../../platform/http.ts'
import { procedureCard, procedureMore } from '../../text/procedure-card.ts'
import * as shape from './procedure-shapes.ts'
import { route } from './route.ts'
import { id, nothing } from './things.ts'

async function shown(ctx: Ctx, version_id: string): Promise<z.input<typeof shape.versionRead>> {
  const { seen, written, may } = await catalogue.getVersion(ctx, version_id)
  const versions = await catalogue.versionsOfProcedure(ctx, seen.procedure_id)
  return { version: seen, content: written.content, may, versions }
}

const one = '/api/procedure-versions/:id'

/** A step on a version's way, which then is shown as it is. */
const step = <const Name extends string>(
  name: Name,
  may: 'procedure.draft' | 'procedure.propose' | 'procedure.publish',
  summary: string,
  act: (ctx: Ctx, version_id: string) => Promise<void>,
  refusals: readonly string[] = ['not_now'],
) =>
  route(`POST ${one}/${name}`, {
    summary,
    may,
    body: nothing,
    reply: shape.versionRead,
    refusals,
    run: async (ctx, { params }) => {
      const { id: version_id } = params as { id: string }
      await act(ctx, version_id)
      return shown(ctx, version_id)
    },
  })

const page = '/api/pages/:page_id'
const onPage = z.strictObject({
  place: shape.place.nullable().meta({ description: 'For every procedure without one of its own.' }),
  procedures: z.array(shape.onPage),
})
const versionIds = z.strictObject({ version_ids: z.array(id).min(1).max(100) })

export const procedureRoutes = [
  route('GET /api/procedures', {
    summary: 'The catalogue, the most asked first, with what holds, what comes and what is being written',
    may: 'procedure.read',
    reply: z.strictObject({ procedures: z.array(shape.procedure) }),
    run: async ctx => ({ procedures: await catalogue.listProcedures(ctx) }),
  }),

  route('GET /api/procedure-reviews', {
    summary: 'What is withheld because its days are over or it is past its review, and what soon will be',
    may: 'procedure.read',
    reply: z.strictObject({ reviews: z.array(shape.review) }),
    run: async ctx => ({ reviews: await catalogue.reviewList(ctx) }),
  }),

  route('POST /api/procedures', {
    summary: 'Add a procedure with its first draft',
    may: 'procedure.draft',
    body: z.strictObject({ slug: catalogue.slug, version: catalogue.written }),
    reply: shape.versionRead,
    refusals: ['procedure_exists'],
    run: async (ctx, { body }) => shown(ctx, await catalogue.addProcedure(ctx, { ...body, rank: null })),
  }),

  route('POST /api/procedures/:id/versions', {
    summary: 'Draft another version, for a correction or a change of law on its date',
    may: 'procedure.draft',
    body: catalogue.written,
    reply: shape.versionRead,
    run: async (ctx, { params, body }) => shown(ctx, await catalogue.draft(ctx, params.id, body)),
  }),

  route(`GET ${one}`, {
    summary: 'A version with all it says, and the other versions of its procedure',
    may: 'procedure.read',
    reply: shape.versionRead,
    run: (ctx, { params }) => shown(ctx, params.id),
  }),

  route(`GET ${one}/changes`, {
    summary: 'How it differs from another version; by default from the one that holds, else from the one before',
    may: 'procedure.read',
    query: z.strictObject({ against: id.optional() }),
    reply: z.strictObject({ against: shape.version.nullable(), changes: z.array(shape.change) }),
    run: (ctx, { params, query }) => catalogue.changesOf(ctx, params.id, query.against),
  }),

  route(`POST ${one}/content`, {
    summary: 'Write the draft anew',
    may: 'procedure.draft',
    body: catalogue.written,
    reply: shape.versionRead,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => {
      await catalogue.rewrite(ctx, params.id, body)
      return shown(ctx, params.id)
    },
  }),

  step('proposal', 'procedure.propose', 'Put the draft forward for somebody else to publish', catalogue.propose),
  step('return', 'procedure.propose', 'Send a proposal back to be written on', catalogue.sendBack),
  step(
    'publication',
    'procedure.publish',
    'Publish what somebody else wrote; it holds from its first day on, where it is signed',
    catalogue.publish,
    ['not_now', 'second_person_needed', 'procedure_dates'],
  ),
  step(
    'withdrawal',
    'procedure.publish',
    'Take it back: from then on nothing is answered, least of all what held before',
    catalogue.withdraw,
  ),

  route('POST /api/procedure-previews', {
    summary: 'What the phone would show of this text today, on the page if one is named; nothing is kept',
    may: 'procedure.read',
    once: false,
    body: z.strictObject({ content: catalogue.content, page_id: id.nullable(), procedure_id: id.nullable() }),
    reply: z.strictObject({ card: z.string(), more: z.string() }).meta({ id: 'ProcedurePreview' }),
    run: async (ctx, { body: { content, page_id, procedure_id } }) => {
      if (page_id !== null) await require(ctx, 'procedure.read', page_id)
      const facts = await catalogue.saidOn(ctx, page_id, content, procedure_id)
      return { card: procedureCard(facts), more: procedureMore(facts) }
    },
  }),

  route(`GET ${page}/procedures`, {
    summary: 'What the page answers, what waits for a signature, and what it says differently; the most asked first',
    may: 'procedure.read',
    reply: onPage,
    run: (ctx, { params }) => catalogue.proceduresOn(ctx, params.page_id),
  }),

  route(`POST ${page}/procedure-signatures`, {
    summary: 'Stand for these versions: the page answers from them from now or from their first day on',
    may: 'procedure.sign',
    body: versionIds,
    reply: onPage,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => {
      await catalogue.sign(ctx, params.page_id, body.version_ids)
      return catalogue.proceduresOn(ctx, params.page_id)
    },
  }),

  route(`POST ${page}/procedure-signatures/withdrawal`, {
    summary: 'Take signatures back: the page answers from these versions no longer',
    may: 'procedure.sign',
    body: versionIds,
    reply: onPage,
    run: async (ctx, { params, body }) => {
      await catalogue.unsign(ctx, params.page_id, body.version_ids)
      return catalogue.proceduresOn(ctx, params.page_id)
    },
  }),

  route(`POST ${page}/procedure-place`, {
    summary: 'Where, when and whom to call on this page, for one procedure or with null for all others',
    may: 'procedure.place',
    body: shape.place.extend({ procedure_id: id.nullable() }),
    reply: onPage,
    run: async (ctx, { params, body: { procedure_id, ...place } }) => {
      await catalogue.setPlace(ctx, params.page_id, procedure_id, place)
      return catalogue.proceduresOn(ctx, params.page_id)
    },
  }),

  route('POST /api/procedure-imports', {
    summary: 'Bring a file to review: our own JSON or CSV, or records of the national portal, one JSON a line',
    may: 'procedure.draft',
    query: z.strictObject({ form: z.enum(catalogue.importForms) }),
    body: rawBody(['text/csv', 'application/x-ndjson', 'application/octet-stream'], catalogue.importLimit),
    reply: shape.importSeen,
    refusals: ['import_unreadable'],
    prepare: async (_, { query, body }) => catalogue.readImport(query.form, body.bytes),
    run: async (ctx, { query, prepared }) =>
      catalogue.getImport(ctx, await catalogue.startImport(ctx, query.form, prepared)),
  }),

  route('GET /api/procedure-imports/:id', {
    summary: 'A brought file: each row beside what holds now',
    may: 'procedure.draft',
    reply: shape.importSeen,
    run: (ctx, { params }) => catalogue.getImport(ctx, params.id),
  }),

  route('POST /api/procedure-imports/:id/acceptance', {
    summary: 'Make drafts of these rows; nothing is published by it',
    may: 'procedure.draft',
    body: z.strictObject({ rows: z.array(z.int().min(0).max(10_000)).min(1).max(500) }),
    reply: shape.importSeen,
    refusals: ['not_now'],
    run: async (ctx, { params, body }) => {
      await catalogue.acceptImport(ctx, params.id, body.rows)
      return catalogue.getImport(ctx, params.id)
    },
  }),

  route('GET /api/procedure-exports', {
    summary: 'What holds, as a file that can be brought again',
    may: 'procedure.read',
    query: z.strictObject({ form: z.enum(['json', 'csv']) }),
    reply: bytesReply('application/json', 'text/csv'),
    run: async (ctx, { query: { form } }) => {
      const rows = await catalogue.exported(ctx)
      const text = form === 'csv' ? catalogue.writeSheet(rows) : `${JSON.stringify(rows, null, 2)}\n`
      const type = form === 'csv' ? 'text/csv' : 'application/json'
      return { type, bytes: Buffer.from(text), attachment: `procedures.${form}` }
    },
  }),
]
