/** Bench `language`: how well messages are understood, per spelling, beside MiniSearch and nlp.js. `GOLD_SPLIT=dev` for tuning; test otherwise. */
import { performance } from 'node:perf_hooks'
import { prepareCatalogue } from '@binh-yen/server/language/catalogue'
import { understand } from '@binh-yen/server/language/understand'
import { readCatalogue } from './catalogue-files.ts'
import { kindOf, type Meaning, readGold } from './gold.ts'
import { miniSearch, nlpJs, type Rival } from './language-rivals.ts'
import { count, emptyTally, macroF1, percentile, type Reading, type Tally } from './language-score.ts'
import { spell, type SpellingName, spellingNames } from './spellings.ts'

export const name = 'language'

const rows = readCatalogue()
const catalogue = prepareCatalogue(rows)
const split = process.env['GOLD_SPLIT'] ?? 'test'

/** Our own reading of one message, timed. */
export function readOurs(text: string): Reading {
  const begun = performance.now()
  const meant = understand(text, { year: 2026 }, catalogue)
  const ms = performance.now() - begun
  const leaves = meant.intents.map(intent =>
    intent.category ? `tip:${intent.category}` : (intent.procedure ?? leafOfKind(intent.intent, meant.ask)),
  )
  const place = meant.place ? text.slice(meant.place.start, meant.place.end) : null
  return {
    leaves,
    kind: meant.intents[0].intent,
    urgent: meant.urgent,
    place,
    confidence: meant.intents[0].confidence,
    asks: meant.ask !== null,
    ms,
  }
}

const leafOfKind = (kind: string, ask: string | null): string =>
  kind === 'question' ? (ask === null ? 'elsewhere' : 'vague') : kind

async function readRival(rival: Rival, text: string): Promise<Reading> {
  const begun = performance.now()
  const leaves = await rival.recognise(text)
  return {
    leaves,
    kind: kindOf(leaves[0] ?? 'offtopic'),
    urgent: false,
    place: null,
    confidence: 1,
    asks: false,
    ms: performance.now() - begun,
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1))

function row(label: string, tally: Tally): Record<string, string> {
  return {
    slice: label,
    'procedure 1': percent(tally.procedureFirst, tally.procedures),
    'top 3': percent(tally.procedureThird, tally.procedures),
    'kind F1': macroF1(tally).toFixed(3),
    'category 1': percent(tally.categoryFirst, tally.categories),
    'top 3 ': percent(tally.categoryThird, tally.categories),
    'danger recall': percent(tally.dangersFound, tally.dangers),
    'false alarms': percent(tally.falseAlarms, tally.calm),
    answered: percent(tally.answered, tally.answerable),
    wrong: percent(tally.wrong, tally.answerable),
    place: percent(tally.placesFound, tally.places),
    several: percent(tally.severalFound, tally.several),
    'p50 ms': percentile(tally.ms, 0.5).toFixed(2),
    'p99 ms': percentile(tally.ms, 0.99).toFixed(2),
  }
}

async function measure(
  meanings: readonly Meaning[],
  spellings: readonly SpellingName[],
  read: (text: string) => Reading | Promise<Reading>,
): Promise<Tally> {
  const tally = emptyTally()
  for (const meaning of meanings)
    for (const spelling of spellings) count(tally, meaning, await read(spell(meaning.text, spelling)))
  return tally
}

function slices(meanings: readonly Meaning[]): [string, Meaning[]][] {
  const files = [...new Set(meanings.map(meaning => meaning.file))]
  return files.map(file => [file, meanings.filter(meaning => meaning.file === file)])
}

export async function run(): Promise<{ name: string; value: number; unit: string; detail: Record<string, number> }> {
  const gold = readGold(`${import.meta.dirname}/../gold`)
  const meanings = gold.filter(meaning => meaning.split === split)
  console.log(
    `${gold.length} meanings written, ${meanings.length} in ${split}, each in ${spellingNames.length} spellings`,
  )
  for (const text of meanings.slice(0, 50)) readOurs(text.text)
  const table: Record<string, string>[] = []
  for (const spelling of spellingNames)
    table.push(row(`ours, ${spelling}`, await measure(meanings, [spelling], readOurs)))
  const all = await measure(meanings, spellingNames, readOurs)
  table.push(row('ours, all', all))
  for (const writing of ['first', 'second']) {
    const some = meanings.filter(meaning => meaning.file.startsWith(`${writing}/`))
    if (some.length > 0) table.push(row(`ours, ${writing} written`, await measure(some, spellingNames, readOurs)))
  }
  if (process.env['RIVALS'] !== '0') {
    const learnt = gold.filter(meaning => meaning.split === 'train')
    for (const rival of [miniSearch(rows, learnt), await nlpJs(rows, learnt)]) {
      for (const spelling of spellingNames)
        table.push(
          row(`${rival.name}, ${spelling}`, await measure(meanings, [spelling], text => readRival(rival, text))),
        )
    }
  }
  console.table(table)
  const byFile: Record<string, string>[] = []
  for (const [file, some] of slices(meanings)) byFile.push(row(file, await measure(some, spellingNames, readOurs)))
  console.table(byFile)
  return {
    name,
    value: Math.round((1000 * all.procedureFirst) / all.procedures) / 10,
    unit: '% of procedures right at first, all spellings',
    detail: {
      kindF1: macroF1(all),
      dangerRecall: all.dangersFound / all.dangers,
      falseAlarms: all.falseAlarms / all.calm,
      p99: percentile(all.ms, 0.99),
    },
  }
}
