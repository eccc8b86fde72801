// What a message means: by the catalogue that lies beside the server, and what the published procedures add to it.

import { readdirSync, readFileSync } from 'node:fs'
import { askBack } from '../language/ask.ts'
import { type Catalogue, type CategoryRow, prepareCatalogue, type ProcedureRow } from '../language/catalogue.ts'
import type { Asked } from '../language/follow-up.ts'
import { type Understanding, understand } from '../language/understand.ts'
import { type Answerable, type Spoken, spokenOf } from '../modules/procedures/procedures.ts'
import type { Ctx } from '../platform/ctx.ts'

const folder = new URL('../../seed/catalogue/', import.meta.url)
const categoriesFile = 'tip-categories.json'
const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T[]

let prepared: Catalogue | undefined

/** Takes a third of a second the first time: a process that is to answer calls it before it listens. */
export function theCatalogue(): Catalogue {
  prepared ??= prepareCatalogue({
    procedures: readdirSync(folder)
      .filter(name => name.endsWith('.json') && name !== categoriesFile)
      .sort()
      .flatMap(name => read<ProcedureRow>(name)),
    categories: read<CategoryRow>(categoriesFile),
  })
  return prepared
}

/** The catalogue with words that officers have added; made anew, in a third of a second, once after each publication. */
let grown: { mark: string; catalogue: Catalogue } | undefined

export async function catalogueWith(ctx: Ctx, papers: readonly Answerable[]): Promise<Catalogue> {
  const ids = papers.filter(({ taught }) => taught).map(({ version_id }) => version_id)
  if (ids.length === 0) return theCatalogue()
  const mark = ids.toSorted().join(' ')
  if (grown?.mark !== mark) grown = { mark, catalogue: withSpoken(theCatalogue(), await spokenOf(ctx, ids)) }
  return grown.catalogue
}

function withSpoken({ rows }: Catalogue, spoken: readonly Spoken[]): Catalogue {
  const known = new Map(rows.procedures.map(row => [row.slug, row]))
  for (const { slug, name, aliases, examples } of spoken) {
    const before = known.get(slug) ?? { slug, name, aliases: [name], examples: [] }
    known.set(slug, {
      ...before,
      aliases: [...before.aliases, ...aliases],
      examples: [...before.examples, ...examples],
    })
  }
  return prepareCatalogue({ procedures: [...known.values()], categories: rows.categories })
}

/** Undefined where nothing is said in words. `year`: this year, to read an age from a year of birth. */
export const meaningOf = (text: string | undefined, year?: number): Understanding | undefined =>
  text === undefined || text.trim() === '' ? undefined : understand(text, year ? { year } : null, theCatalogue())

/** The same in the light of what the assistant said last; `alone` is what it means by itself, where that was read already. */
export function meaningAfter(
  text: string,
  asked: Asked,
  catalogue: Catalogue = theCatalogue(),
  alone?: Understanding,
): Understanding {
  const nothingSaid = asked.procedure === undefined && asked.options === undefined
  return alone && nothingSaid && catalogue === theCatalogue() ? alone : understand(text, asked, catalogue)
}

/** The same with its question back in the language of the talk; one about nothing that was understood names nothing. */
export function askingIn(tongue: 'vi' | 'en', meant: Understanding, catalogue: Catalogue): Understanding {
  if (meant.ask === null || meant.language === 'other') return meant
  const { intents, slots, place } = meant
  const leaves = intents[0].confidence < guessAt ? [] : intents.flatMap(({ procedure }) => procedure ?? [])
  const doubt = { kind: intents[0].intent, leaves, slots, place: place !== null, english: tongue === 'en' }
  return { ...meant, ask: askBack(doubt, catalogue) }
}

const guessAt = 0.25
