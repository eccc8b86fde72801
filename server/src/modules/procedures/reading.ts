// The catalogue as editors see it: procedures with their versions, one version, and what somebody must look at.

import type { Ctx } from '../../platform/ctx.ts'
import { day } from '../../platform/clock.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found } from '../../platform/refusal.ts'
import { officerNames } from '../officers/officers.ts'
import { type Change, changesBetween } from './changes.ts'
import type { Content, Dates, Filed, Written } from './content.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as pages from './store-pages.ts'

export type Field = Content['field']

export interface VersionSeen extends Dates {
  readonly version_id: string
  readonly procedure_id: string
  readonly slug: string
  readonly number: number
  readonly name: string
  readonly state: rules.VersionState
  readonly standing: rules.Standing
  /** Names of all who wrote in it or put it forward; none of them may publish it. */
  readonly writers: string[]
  readonly published_by: string | null
  readonly published_at: number | null
  readonly changed_at: number
  /** Pages on which it is signed. */
  readonly pages: number
}

export interface ProcedureSeen {
  readonly procedure_id: string
  readonly slug: string
  readonly rank: number | null
  readonly name: string
  readonly field: Field
  /** What holds today; else null. */
  readonly holding: VersionSeen | null
  readonly coming: VersionSeen[]
  /** Drafts and proposals. */
  readonly open: VersionSeen[]
}

/** Every procedure, the most asked first. */
export async function listProcedures(ctx: Ctx): Promise<ProcedureSeen[]> {
  const rows = await store.versionsOf(ctx)
  const seen = Map.groupBy(await asSeen(ctx, rows), version => version.procedure_id)
  const fields = new Map(rows.map(row => [row.procedure_id, row.content.field]))
  return (await store.procedures(ctx))
    .map(({ id, slug, rank }) => {
      const versions = seen.get(id) ?? []
      const holding = versions.find(({ standing }) => ['holds', 'expired', 'review_due'].includes(standing)) ?? null
      return {
        procedure_id: id,
        slug,
        rank,
        name: (holding ?? versions.at(-1))?.name ?? slug,
        field: fields.get(id) ?? 'khac',
        holding,
        coming: versions.filter(({ standing }) => standing === 'coming'),
        open: versions.filter(({ standing }) => standing === 'draft' || standing === 'proposed'),
      }
    })
    .toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || a.name.localeCompare(b.name, 'vi'))
}

/** A procedure by its slug, as today's version or else the newest calls it. */
export async function heldName(ctx: Ctx, slug: string): Promise<{ procedure_id: string; name: string } | undefined> {
  const row = await store.procedureBySlug(ctx, slug)
  const versions = row ? await store.versionsOf(ctx, [row.id]) : []
  const version = rules.holdingOn(versions, dateOf(ctx.now)) ?? versions.at(-1)
  return row && version && { procedure_id: row.id, name: version.content.name }
}

/** All versions of one, newest first. */
export async function versionsOfProcedure(ctx: Ctx, procedure_id: string): Promise<VersionSeen[]> {
  found(await store.procedureById(ctx, procedure_id))
  return (await asSeen(ctx, await store.versionsOf(ctx, [procedure_id]))).toReversed()
}

export interface VersionRead {
  readonly seen: VersionSeen
  readonly written: Written
  readonly may: rules.Move[]
}

export async function getVersion(ctx: Ctx, version_id: string): Promise<VersionRead> {
  const row = found(await store.versionById(ctx, version_id))
  const seen = found((await versionsOfProcedure(ctx, row.procedure_id)).find(each => each.version_id === version_id))
  return { seen, written: writtenOf(row), may: rules.mayNext(row.state) }
}

/** How a version differs from another of the same procedure; by default from the one that holds, else from the one before. */
export async function changesOf(
  ctx: Ctx,
  version_id: string,
  against?: string,
): Promise<{ against: VersionSeen | null; changes: Change[] }> {
  const row = found(await store.versionById(ctx, version_id))
  const versions = await store.versionsOf(ctx, [row.procedure_id])
  const holding = rules.holdingOn(versions, dateOf(ctx.now))
  const other =
    against === undefined
      ? holding && holding.id !== version_id
        ? holding
        : versions.findLast(each => each.number < row.number)
      : found(versions.find(each => each.id === against))
  const seen = other && (await asSeen(ctx, versions)).find(each => each.version_id === other.id)
  return { against: seen ?? null, changes: changesBetween(other && writtenOf(other), writtenOf(row)) }
}

export interface ReviewDue {
  readonly version: VersionSeen
  readonly why: 'expired' | 'review_due' | 'soon'
  /** When it ended, was or will be due. */
  readonly on: string
}

/** What is withheld because its days are over or nobody looked at it again, and what soon will be; the oldest first. */
export async function reviewList(ctx: Ctx): Promise<ReviewDue[]> {
  const [today, soon] = [dateOf(ctx.now), dateOf(ctx.now + rules.reviewAhead * day)]
  return (await listProcedures(ctx))
    .flatMap(({ holding, coming }): ReviewDue[] => {
      if (holding === null) return []
      const { standing, effective_to, review_by } = holding
      if (standing === 'expired') return [{ version: holding, why: 'expired', on: effective_to ?? today }]
      if (standing === 'review_due') return [{ version: holding, why: 'review_due', on: review_by }]
      const on = effective_to !== null && effective_to < review_by ? effective_to : review_by
      const followed = coming.some(({ effective_from }) => effective_from <= on)
      return on > soon || followed ? [] : [{ version: holding, why: 'soon', on }]
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** What holds or is coming, as files hold it: of each procedure the version that holds, else the newest. */
export async function exported(ctx: Ctx): Promise<Filed[]> {
  const today = dateOf(ctx.now)
  const versions = Map.groupBy(await store.versionsOf(ctx), row => row.procedure_id)
  return (await store.procedures(ctx)).flatMap(({ id, slug, rank }) => {
    const of = versions.get(id) ?? []
    const row = rules.holdingOn(of, today) ?? of.at(-1)
    return row ? [{ slug, rank, version: writtenOf(row) }] : []
  })
}

function writtenOf(row: store.VersionRow): Written {
  const { content, effective_from, effective_to, review_by, checked_by, checked_on, source } = row
  return { content, effective_from, effective_to, review_by, checked_by, checked_on, source }
}

async function asSeen(ctx: Ctx, rows: readonly store.VersionRow[]): Promise<VersionSeen[]> {
  const ids = rows.map(row => row.id)
  const [today, writers, signed] = [dateOf(ctx.now), await store.writersOf(ctx, ids), await pages.signedPages(ctx, ids)]
  const slugs = new Map((await store.procedures(ctx)).map(row => [row.id, row.slug]))
  const names = await officerNames(ctx, [
    ...[...writers.values()].flat(),
    ...rows.flatMap(row => row.published_by ?? []),
  ])
  const of = Map.groupBy(rows, row => row.procedure_id)
  return rows.map(row => {
    const { content: _, ...dates } = writtenOf(row)
    return {
      ...dates,
      version_id: row.id,
      procedure_id: row.procedure_id,
      slug: slugs.get(row.procedure_id) ?? '',
      number: row.number,
      name: row.content.name,
      state: row.state,
      standing: rules.standingOf(row, of.get(row.procedure_id) ?? [], today),
      writers: (writers.get(row.id) ?? []).map(id => names.get(id) ?? ''),
      published_by: row.published_by === null ? null : (names.get(row.published_by) ?? ''),
      published_at: row.published_at,
      changed_at: row.changed_at,
      pages: signed.get(row.id) ?? 0,
    }
  })
}
