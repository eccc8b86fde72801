/** Hides the two public recognisers we stand beside: MiniSearch and nlp.js, given our folding, aliases, examples and training meanings. */
import MiniSearch from 'minisearch'
import { fold } from '@binh-yen/server/language/letters'
import type { CatalogueRows } from '@binh-yen/server/language/catalogue'
import { normalForm } from '@binh-yen/server/language/normal-form'
import { readWords } from '@binh-yen/server/language/words'
import { typedSpans } from '@binh-yen/server/language/typed-spans'
import type { Meaning } from './gold.ts'

export interface Rival {
  readonly name: string
  /** Leaves best first. */
  recognise(text: string): Promise<string[]>
}

interface Sentence {
  readonly id: number
  readonly leaf: string
  readonly text: string
}

/** Teencode, Telex and marks undone by our own code before the rival sees the text: the same footing. */
function folded(text: string): string {
  const mapped = normalForm(text)
  return readWords(mapped, typedSpans(mapped.text), 400)
    .map(word => fold(word.text))
    .join(' ')
}

function sentences(rows: CatalogueRows, meanings: readonly Meaning[]): Sentence[] {
  const list: { leaf: string; text: string }[] = []
  for (const row of rows.procedures)
    for (const text of [row.name, ...row.aliases, ...row.examples]) list.push({ leaf: row.slug, text })
  for (const row of rows.categories)
    for (const text of [row.name, ...row.aliases, ...row.examples]) list.push({ leaf: `tip:${row.slug}`, text })
  for (const meaning of meanings) list.push({ leaf: meaning.leaves[0] ?? '', text: meaning.text })
  return list.map((sentence, id) => ({ id, leaf: sentence.leaf, text: folded(sentence.text) }))
}

const bigrams = (text: string): string[] => {
  const words = text.split(' ')
  return [...words, ...words.slice(1).map((word, at) => `${words[at] ?? ''}_${word}`)]
}

export function miniSearch(rows: CatalogueRows, meanings: readonly Meaning[]): Rival {
  const index = new MiniSearch<Sentence>({
    fields: ['text'],
    storeFields: ['leaf'],
    tokenize: bigrams,
    searchOptions: { tokenize: bigrams, fuzzy: 0.15, combineWith: 'OR' },
  })
  index.addAll(sentences(rows, meanings))
  return {
    name: 'MiniSearch',
    recognise: text =>
      Promise.resolve([
        ...new Set(
          index
            .search(folded(text))
            .slice(0, 40)
            .map(found => String(found['leaf'])),
        ),
      ]),
  }
}

interface NlpManager {
  addLanguage(locale: string): void
  addDocument(locale: string, text: string, intent: string): void
  train(): Promise<void>
  process(
    locale: string,
    text: string,
  ): Promise<{ intent: string; classifications?: { intent: string; score: number }[] }>
}

export async function nlpJs(rows: CatalogueRows, meanings: readonly Meaning[]): Promise<Rival> {
  // @ts-expect-error the package ships no types
  const { dockStart } = (await import('@nlpjs/basic')) as {
    dockStart(settings: object): Promise<{ get(name: string): NlpManager }>
  }
  const dock = await dockStart({
    settings: {
      nlp: {
        languages: ['vi'],
        autoSave: false,
        autoLoad: false,
        log: false,
        forceNER: false,
        nluByDomain: { default: { className: 'NluNeural', settings: { log: false } } },
      },
    },
    use: ['Basic'],
  })
  const nlp = dock.get('nlp')
  nlp.addLanguage('vi')
  for (const sentence of sentences(rows, meanings)) nlp.addDocument('vi', sentence.text, sentence.leaf)
  await nlp.train()
  return {
    name: 'nlp.js',
    async recognise(text) {
      const answer = await nlp.process('vi', folded(text))
      const list = (answer.classifications ?? [])
        .toSorted((one, other) => other.score - one.score)
        .map(each => each.intent)
      return list.length > 0 ? list : [answer.intent]
    },
  }
}
