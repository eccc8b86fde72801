// Files somebody brings: kept beside what holds, row by row, until an officer accepts one; then it is a draft like any other.

import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { officerNames } from '../officers/officers.ts'
import { record } from '../trail/trail.ts'
import { type Change, changesBetween } from './changes.ts'
import { filed, type Filed, type Written } from './content.ts'
import { addProcedure, draft } from './drafting.ts'
import { againstOurs, isJunk, type PortalRecord, readPortal } from './portal.ts'
import { exported } from './reading.ts'
import { readSheet } from './sheet.ts'
import * as store from './store.ts'
import * as imports from './store-imports.ts'

export const importForms = ['json', 'csv', 'portal'] as const
export type ImportForm = (typeof importForms)[number]

/** Bytes of a file, and rows in it. */
export const importLimit = 6 * 1024 * 1024
const rowLimit = 1_000

interface Read {
  readonly slug: string | null
  readonly code: string | null
  readonly title: string
  readonly filed: Filed | null
  readonly record: PortalRecord | null
  readonly notes: string[]
}

/** What a file says, before anything is asked of the database. Refuses import_unreadable. */
export function readImport(form: ImportForm, bytes: Buffer): Read[] {
  const text = new TextDecoder().decode(bytes)
  const rows = form === 'csv' ? fromSheet(text) : form === 'json' ? fromFile(text) : fromPortal(text)
  if (rows === undefined || rows.length === 0 || rows.length > rowLimit || /\0/.test(text))
    throw new Refusal('import_unreadable', { limit: rowLimit })
  return rows
}

const fromSheet = (text: string): Read[] | undefined =>
  readSheet(text)?.map(({ slug, title, filed, wrong }) => ({
    slug,
    code: null,
    title,
    filed,
    record: null,
    notes: wrong.map(field => `wrong:${field}`),
  }))

function fromFile(text: string): Read[] | undefined {
  try {
    const rows = JSON.parse(text) as unknown
    if (!Array.isArray(rows)) return undefined
    return rows.map(row => {
      const read = filed.safeParse(row)
      const slug = String((row as { slug?: unknown } | null)?.slug ?? '?')
      const wrong = read.success ? [] : [...new Set(read.error.issues.map(({ path }) => `wrong:${path.join('.')}`))]
      return { slug, code: null, title: slug, filed: read.data ?? null, record: null, notes: wrong.slice(0, 10) }
    })
  } catch {
    return undefined
  }
}

const fromPortal = (text: string): Read[] | undefined =>
  readPortal(text)?.map(record => ({
    slug: null,
    code: record?.ma_thu_tuc ?? null,
    title: (record?.ten_thu_tuc ?? '?').replaceAll(/\s+/g, ' ').slice(0, 300),
    filed: null,
    record,
    notes: record === null ? ['unreadable'] : isJunk(record) ? ['junk'] : [],
  }))

/** Keeps what was read, each row as it would become beside what holds; nothing of it holds yet. */
export async function startImport(ctx: Ctx, form: ImportForm, rows: readonly Read[]): Promise<string> {
  const id = newId<'procedure_import'>(ctx.now)
  const today = dateOf(ctx.now)
  const ours = await exported(ctx)
  await imports.insertImport(ctx, { id, form, made_by: ctx.who.kind === 'officer' ? ctx.who.id : null })
  await imports.insertRows(
    ctx,
    rows.map((row, n) => ({ import_id: id, n, ...become(row, ours, today) })),
  )
  await record(ctx, 'procedure.import_started', { kind: 'procedure_import', id }, { form, rows: rows.length })
  return id
}

function become(row: Read, ours: readonly Filed[], today: string): Omit<imports.NewRow, 'import_id' | 'n'> {
  const base = { code: row.code, title: row.title.slice(0, 300), rank: row.filed?.rank ?? null }
  const mine = ours.find(({ slug, version }) =>
    row.code === null ? slug === row.slug : version.content.codes.includes(row.code),
  )
  const slug = mine?.slug ?? row.filed?.slug ?? null
  if (row.record === null) return { ...base, slug, written: row.filed?.version ?? null, notes: row.notes }
  if (row.notes.length > 0) return { ...base, slug, written: null, notes: row.notes }
  if (mine === undefined) return { ...base, slug: null, written: null, notes: ['not_ours'] }
  const written = againstOurs(mine.version, row.record, today)
  return { ...base, slug, written, notes: written === null ? ['nothing_new'] : ['figures_not_verified'] }
}

export interface ImportRow {
  readonly n: number
  readonly slug: string | null
  readonly code: string | null
  readonly title: string
  readonly notes: string[]
  /** Against what holds now; empty: it says the same. */
  readonly changes: Change[]
  readonly is_new: boolean
  readonly acceptable: boolean
  readonly version_id: string | null
}

export interface ImportSeen {
  readonly import_id: string
  readonly form: ImportForm
  readonly made_by: string | null
  readonly made_at: number
  readonly rows: ImportRow[]
}

export async function getImport(ctx: Ctx, import_id: string): Promise<ImportSeen> {
  const row = found(await imports.importById(ctx, import_id))
  const names = await officerNames(ctx, row.made_by === null ? [] : [row.made_by])
  const ours = new Map((await exported(ctx)).map(each => [each.slug, each.version]))
  const rows = (await imports.rowsOf(ctx, import_id)).map(({ n, slug, code, title, written, notes, version_id }) => {
    const before = slug === null ? undefined : ours.get(slug)
    const changes = written === null ? [] : changesBetween(before, written)
    const acceptable = written !== null && slug !== null && changes.length > 0 && version_id === null
    return {
      n,
      slug,
      code,
      title,
      notes,
      changes,
      is_new: written !== null && before === undefined,
      acceptable,
      version_id,
    }
  })
  const { form, made_at, made_by } = row
  return { import_id, form: form as ImportForm, made_at, made_by: made_by && (names.get(made_by) ?? null), rows }
}

/** These become drafts, written by whoever accepts them. Refuses not_now for a row that cannot. */
export async function acceptImport(ctx: Ctx, import_id: string, ns: readonly number[]): Promise<void> {
  found(await imports.importById(ctx, import_id))
  const rows = new Map((await imports.rowsOf(ctx, import_id, true)).map(row => [row.n, row]))
  for (const n of new Set(ns)) {
    const { slug, rank, written, version_id } = found(rows.get(n))
    if (slug === null || written === null || version_id !== null) throw new Refusal('not_now', { row: n })
    await imports.saveAccepted(ctx, import_id, n, await asDraft(ctx, slug, rank, written))
  }
  await record(ctx, 'procedure.import_accepted', { kind: 'procedure_import', id: import_id }, { rows: ns.length })
}

async function asDraft(ctx: Ctx, slug: string, rank: number | null, version: Written): Promise<string> {
  const known = await store.procedureBySlug(ctx, slug)
  return known ? draft(ctx, known.id, version) : addProcedure(ctx, { slug, rank, version })
}
