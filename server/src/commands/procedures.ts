// `procedures …`: the catalogue by command: what is answered, what waits for a look, files out, and files in as drafts.

import { readFileSync, writeFileSync } from 'node:fs'
import {
  acceptImport,
  exported,
  getImport,
  type ImportForm,
  importForms,
  type ImportSeen,
  listProcedures,
  readImport,
  reviewList,
  startImport,
  writeSheet,
} from '../modules/procedures/procedures.ts'
import type { Flags } from './flags.ts'
import { inOne, runVerb, type Verb } from './verbs.ts'

const usage = `procedures list
procedures review
procedures export --form json|csv --file FILE
procedures import --form json|csv|portal --file FILE [--accept]
  An import shows what it would change. With --accept what can be read becomes drafts; officers publish and sign them.`

const one = inOne('procedures')

const verbs: Record<string, Verb> = {
  list: one(async ctx => {
    const all = await listProcedures(ctx)
    const rows = all.map(({ slug, holding, open }) => {
      const now = holding
        ? `version ${holding.number}, ${holding.standing}, signed on ${holding.pages} pages`
        : 'nothing published'
      return `  ${slug}: ${now}${open.length > 0 ? `, ${open.length} being written` : ''}`
    })
    return [`${all.length} procedures.`, ...rows].join('\n')
  }),
  review: one(async ctx => {
    const due = await reviewList(ctx)
    if (due.length === 0) return 'Nothing is past its days or its review, nor will be within a month.'
    return due.map(({ version, why, on }) => `  ${version.slug} version ${version.number}: ${why}, ${on}`).join('\n')
  }),
  export: one(async (ctx, flags) => {
    const form = formOf(flags, ['json', 'csv'])
    const rows = await exported(ctx)
    const text = form === 'csv' ? writeSheet(rows) : `${JSON.stringify(rows, null, 2)}\n`
    writeFileSync(flags.need('file'), text)
    return `${rows.length} procedures written.`
  }),
  import: one(async (ctx, flags) => {
    const form = formOf(flags, importForms)
    const rows = readImport(form, readFileSync(flags.need('file')))
    const id = await startImport(ctx, form, rows)
    const seen = await getImport(ctx, id)
    const ready = seen.rows.filter(row => row.acceptable).map(row => row.n)
    if (!flags.has('accept')) return told(seen, `${ready.length} rows could become drafts; nothing was changed.`)
    if (ready.length > 0) await acceptImport(ctx, id, ready)
    return told(seen, `${ready.length} drafts made; officers publish and sign them.`)
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts: ['form', 'file'], switches: ['accept'], verbs }, args, env)

function formOf<Form extends ImportForm>(flags: Flags, forms: readonly Form[]): Form {
  const given = flags.need('form')
  const form = forms.find(each => each === given)
  if (form === undefined) throw new Error(`--form is one of ${forms.join(', ')}.`)
  return form
}

const told = (seen: ImportSeen, end: string): string =>
  [
    ...seen.rows.map(({ slug, code, notes, changes, is_new }) => {
      const what = is_new ? 'new' : changes.length === 0 ? 'the same' : changes.map(({ field }) => field).join(', ')
      return `  ${slug ?? code ?? '?'}: ${[...notes, ...(notes.length > 0 && changes.length === 0 ? [] : [what])].join('; ')}`
    }),
    end,
  ].join('\n')
