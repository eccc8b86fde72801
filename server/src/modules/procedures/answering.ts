// What a page may answer about a procedure today, and why it may not. Hides versions, signatures and what a page says differently.

import type { Ctx } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { weekWords } from '../../text/week-words.ts'
import { hoursOf } from '../hours/hours.ts'
import type { Content } from './content.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as pages from './store-pages.ts'

/** A card as it may be told; what was only heard and what is meant for editors is not in it. */
export interface Answer extends Omit<rules.ToldContent, 'where' | 'level'> {
  readonly slug: string
  readonly version_id: string
  readonly number: number
  /** `own`: as the page says it. */
  readonly where: { readonly level: string; readonly text: string; readonly own: boolean }
  /** In words; null: nobody has said when. */
  readonly hours: string | null
  /** The hours are words of the page for this, not its opening hours. */
  readonly own_hours: boolean
  readonly contact: string | null
  readonly effective_from: string
  readonly review_by: string
  readonly checked_on: string
  readonly source: string
  readonly signed_by: string
  readonly signed_at: number
}

export interface Silence {
  readonly withheld: rules.Withheld
}

/** What the page answers about `slug` today, else why nothing is answered: then an officer is asked. */
export async function answerable(ctx: Ctx, page_id: string, slug: string): Promise<Answer | Silence> {
  const today = dateOf(ctx.now)
  const holding = await store.begun(ctx, today, slug)
  const [signature] = holding ? await pages.signaturesOn(ctx, page_id, [holding.id]) : []
  const why = rules.withheld(holding, signature !== undefined, today)
  if (why !== null || holding === undefined || signature === undefined) return { withheld: why ?? 'none' }
  return {
    ...(await saidOn(ctx, page_id, holding.content, holding.procedure_id)),
    slug,
    version_id: holding.id,
    number: holding.number,
    effective_from: holding.effective_from,
    review_by: holding.review_by,
    checked_on: holding.checked_on,
    source: holding.source,
    signed_by: signature.officer_name,
    signed_at: signature.signed_at,
  }
}

/** A content as the page would say it today: its own place, hours and contact, and nothing that may not be told. */
export async function saidOn(ctx: Ctx, page_id: string | null, content: Content, procedure_id: string | null) {
  const places = page_id === null ? [] : await pages.placesOn(ctx, page_id)
  const own = procedure_id === null ? undefined : places.find(row => row.procedure_id === procedure_id)
  const general = places.find(row => row.procedure_id === null)
  const { where, level, ...rest } = rules.told(content, dateOf(ctx.now))
  const open = page_id === null ? [] : (await hoursOf(ctx, page_id)).hours
  const place = own?.place ?? (level === 'commune' ? general?.place : null) ?? null
  const spoken = own?.hours ?? general?.hours ?? null
  return {
    ...rest,
    where: { level, text: place ?? where, own: place !== null },
    hours: spoken ?? weekWords(open),
    own_hours: spoken !== null,
    contact: own?.contact ?? general?.contact ?? null,
  }
}

export interface Answerable {
  readonly slug: string
  readonly version_id: string
  readonly name: string
  readonly field: Content['field']
  /** Place among the page's ten most asked; null: not among them. */
  readonly rank: number | null
  readonly withheld: rules.Withheld | null
  /** It brings words of its own to be recognised by. */
  readonly taught: boolean
}

/** How people name and ask for a procedure, as its version of today says. */
export interface Spoken {
  readonly slug: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly examples: readonly string[]
}

export async function spokenOf(ctx: Ctx, version_ids: readonly string[]): Promise<Spoken[]> {
  if (version_ids.length === 0) return []
  const slugs = new Map((await store.procedures(ctx)).map(row => [row.id, row.slug]))
  return (await store.versionsById(ctx, version_ids)).map(({ procedure_id, content }) => ({
    slug: slugs.get(procedure_id) ?? '',
    name: content.name,
    aliases: content.aliases,
    examples: [...content.examples, ...content.asked.flatMap(({ questions }) => questions)],
  }))
}

/** Every procedure there is with whether the page answers it; the most asked first. */
export async function answerablesOf(ctx: Ctx, page_id: string): Promise<Answerable[]> {
  const today = dateOf(ctx.now)
  const rows = await store.begunNames(ctx, today, page_id)
  const picks = rows.some(({ pick }) => pick !== null)
  return rows
    .map(({ slug, rank, pick, id, name, field, signed, taught, ...version }) => ({
      slug,
      version_id: id,
      name,
      field: field as Content['field'],
      rank: picks ? pick : rank,
      taught,
      withheld: rules.withheld(version, signed, today),
    }))
    .toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || a.slug.localeCompare(b.slug))
}
