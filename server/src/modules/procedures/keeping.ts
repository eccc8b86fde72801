// An officer's answer is kept: it becomes part of a draft that others publish, and its question an example to be recognised by.

import { foldedWords } from '../../language/letters.ts'
import { day } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { dateOf } from '../../platform/local-time.ts'
import { found, invariant, Refusal } from '../../platform/refusal.ts'
import type { Content, Written } from './content.ts'
import { addProcedure, draft, rewrite } from './drafting.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import * as kept from './store-kept.ts'

export interface ToKeep {
  readonly page_id: string
  /** The message in which the officer answered. */
  readonly reply_id: string
  readonly question: string
  readonly answer: string
  /** A procedure there is, or the name of one that nobody has written about. */
  readonly about: { readonly procedure_id: string } | { readonly name: string }
}

/** Gives the draft. Refuses already_kept, not_found, not_now {state: full}, procedure_exists. */
export async function keepAnswer(ctx: Ctx, to: ToKeep): Promise<{ version_id: string; slug: string }> {
  const { who } = ctx
  invariant(who.kind === 'officer', 'whoever keeps an answer has a name')
  const { page_id, reply_id, question, answer, about } = to
  const entry = { questions: [question], answer }
  const version_id =
    'name' in about
      ? await addProcedure(ctx, { slug: slugOf(about.name), rank: null, version: begun(ctx, about.name, entry) })
      : await placed(ctx, about.procedure_id, entry)
  const { procedure_id } = found(await store.versionById(ctx, version_id))
  const { slug } = found(await store.procedureById(ctx, procedure_id))
  const row = { page_id, id: newId<'kept_question'>(ctx.now), reply_id, procedure_id, version_id, question }
  if (!(await kept.insertKept(ctx, { ...row, kept_by: who.id }))) throw new Refusal('already_kept')
  return { version_id, slug }
}

/** Into the draft that is being written, else into a new one of what holds. */
async function placed(ctx: Ctx, procedure_id: string, entry: Content['asked'][number]): Promise<string> {
  found(await store.lockProcedure(ctx, procedure_id))
  const versions = await store.versionsOf(ctx, [procedure_id])
  const today = dateOf(ctx.now)
  const writing = versions.findLast(({ state }) => state === 'draft')
  const base = found(writing ?? rules.holdingOn(versions, today) ?? versions.at(-1))
  const { content, effective_from, effective_to, review_by, checked_by, checked_on, source } = base
  const asked = rules.withAsked(content.asked, entry)
  const dates = { effective_to, review_by, checked_by, checked_on, source }
  if (writing) {
    await rewrite(ctx, writing.id, { ...dates, effective_from, content: { ...content, asked } })
    return writing.id
  }
  return draft(ctx, procedure_id, { ...dates, effective_from: today, content: { ...content, asked } })
}

/** What nobody has written yet is said to be so: an editor fills it in before anybody publishes it. */
function begun(ctx: Ctx, name: string, entry: Content['asked'][number]): Written {
  const today = dateOf(ctx.now)
  return {
    effective_from: today,
    effective_to: null,
    review_by: dateOf(ctx.now + 180 * day),
    checked_by: ctx.who.kind === 'officer' ? ctx.who.name : '',
    checked_on: today,
    source: 'Câu trả lời của cán bộ',
    content: {
      name,
      field: 'khac',
      codes: [],
      answer: entry.answer.length <= 240 ? entry.answer : 'Cán bộ đã trả lời câu hỏi này như sau.',
      who: 'Người dân có nhu cầu',
      documents: [],
      cases: [],
      steps: [],
      level: 'commune',
      where: 'Anh/chị hỏi cán bộ tại đây trước khi đi',
      online: { level: 'none', link: null, note: 'Anh/chị hỏi cán bộ tại đây' },
      fee: { state: 'not_verified', heard: '' },
      time: { state: 'not_verified', heard: '' },
      result: null,
      form: null,
      warnings: [],
      legal_basis: [],
      to_check: ['Bổ sung: dành cho ai, mang theo gì, nơi làm, lệ phí, thời hạn, căn cứ.'],
      aliases: [],
      examples: [],
      asked: [entry],
      english: null,
    },
  }
}

const slugOf = (name: string): string =>
  foldedWords(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')

/** Which of these replies are kept, with the draft each is in. */
export async function keptAmong(ctx: Ctx, page_id: string, reply_ids: readonly string[]): Promise<Map<string, string>> {
  if (reply_ids.length === 0) return new Map()
  return new Map((await kept.keptOf(ctx, page_id, reply_ids)).map(row => [row.reply_id, row.version_id]))
}

/** As many go into one file. */
const mostGold = 20_000

/** The questions that were kept, one JSON a line, as the gold set's meanings are read: bench/src/gold.ts. */
export async function goldLines(ctx: Ctx): Promise<string> {
  const rows = await kept.keptBefore(ctx, mostGold)
  return rows
    .map(({ id, question, slug }) =>
      JSON.stringify({ id, text: question, leaves: [slug], urgent: false, kind: rules.goldKind(slug) }),
    )
    .map(line => `${line}\n`)
    .join('')
}
