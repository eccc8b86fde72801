/** Hides how the catalogue's own words (names, aliases, examples) are made ready to be recognised. */
import { PhraseBook } from './concepts.ts'
import { normalForm } from './normal-form.ts'
import { typedSpans } from './typed-spans.ts'
import { readWords, type Word } from './words.ts'

export interface ProcedureRow {
  readonly slug: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly examples: readonly string[]
}

export interface CategoryRow extends ProcedureRow {
  readonly group: string
  /** Default urgency of a tip of this category: facts §f.6. */
  readonly urgency: 'now' | 'today' | 'normal'
}

export interface CatalogueRows {
  readonly procedures: readonly ProcedureRow[]
  readonly categories: readonly CategoryRow[]
}

export interface Catalogue {
  readonly rows: CatalogueRows
  readonly names: ReadonlyMap<string, string>
  /** Default urgency of each tip category's leaf. */
  readonly urgencies: ReadonlyMap<string, CategoryRow['urgency']>
  /** Aliases of procedures; a found phrase is named by its slug. */
  readonly aliases: PhraseBook
  /** Folded word and word pair → rarity among the examples. */
  readonly rarity: ReadonlyMap<string, number>
  readonly examples: readonly { readonly leaf: string; readonly mass: number }[]
  /** Gram → indexes of the examples that hold it. */
  readonly holders: ReadonlyMap<string, readonly number[]>
}

const readAll = (text: string): Word[] => {
  const mapped = normalForm(text)
  return readWords(mapped, typedSpans(mapped.text), 60)
}

/** Folded words and pairs, the currency of likeness between two sentences. */
export function gramsOf(words: readonly Word[]): Set<string> {
  const grams = new Set<string>()
  words.forEach((word, at) => {
    grams.add(word.folded)
    const next = words[at + 1]
    if (next) grams.add(`${word.folded} ${next.folded}`)
  })
  return grams
}

/** Once per set of rows; what `understand` takes. */
export function prepareCatalogue(rows: CatalogueRows): Catalogue {
  const aliases = new PhraseBook()
  const sentences: { leaf: string; grams: Set<string> }[] = []
  const names = new Map<string, string>()
  for (const row of rows.procedures) {
    names.set(row.slug, row.name)
    for (const alias of row.aliases)
      if (alias.includes(' '))
        aliases.add(
          row.slug,
          readAll(alias)
            .map(word => word.text)
            .join(' '),
        )
    for (const text of [...row.aliases, ...row.examples])
      sentences.push({ leaf: row.slug, grams: gramsOf(readAll(text)) })
  }
  for (const row of rows.categories) {
    names.set(`tip:${row.slug}`, row.name)
    for (const text of [...row.aliases, ...row.examples])
      sentences.push({ leaf: `tip:${row.slug}`, grams: gramsOf(readAll(text)) })
  }
  const counts = new Map<string, number>()
  for (const { grams } of sentences) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const rarity = new Map([...counts].map(([gram, count]) => [gram, Math.log(1 + sentences.length / count)]))
  const mass = (grams: ReadonlySet<string>): number =>
    [...grams].reduce((sum, gram) => sum + (rarity.get(gram) ?? 0), 0)
  const holders = new Map<string, number[]>()
  sentences.forEach(({ grams }, at) => {
    for (const gram of grams) holders.set(gram, [...(holders.get(gram) ?? []), at])
  })
  const urgencies = new Map(rows.categories.map(row => [`tip:${row.slug}`, row.urgency]))
  return {
    rows,
    names,
    urgencies,
    aliases,
    rarity,
    holders,
    examples: sentences.map(({ leaf, grams }) => ({ leaf, mass: mass(grams) })),
  }
}
