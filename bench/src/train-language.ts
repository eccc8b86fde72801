/** Program: learns server/src/language/weights.json from the catalogue, the phrasings and the gold set without its dev and test splits. */
import { writeFileSync } from 'node:fs'
import { readFeatures } from '@binh-yen/server/language/features'
import { hashOf } from '@binh-yen/server/language/model'
import { normalForm } from '@binh-yen/server/language/normal-form'
import { noneSeen, remember } from '@binh-yen/server/language/seen'
import { type Example, dice, seenOften, train } from '@binh-yen/server/language/train'
import { typedSpans } from '@binh-yen/server/language/typed-spans'
import { readWords } from '@binh-yen/server/language/words'
import { hashText, readGold } from './gold.ts'
import { readPhrasings } from './phrasings.ts'
import { readCatalogue } from './catalogue-files.ts'
import { type SpellingName, spell, spellingNames } from './spellings.ts'

const here = import.meta.dirname
const target = `${here}/../../server/src/language/weights.json`

const greetings = [
  'dạ ',
  'ad ơi ',
  'cho em hỏi ',
  'cho hỏi ',
  'em chào anh chị, ',
  'dạ cho con hỏi ',
  'chào ad, ',
  'xin chào, ',
  'mấy anh ơi ',
  'anh chị cho em hỏi ',
  'kính gửi công an phường, ',
  'alo ',
  'chú ơi ',
  'ad cho mình hỏi xíu ',
  'bác cho cháu hỏi ',
  'dạ em xin hỏi là ',
]
const endings = [
  ' ạ',
  ' với ạ',
  ' vậy ad',
  ' cảm ơn',
  ' dạ em cảm ơn',
  ' nha',
  ' giúp em với',
  ' vậy chú',
  ' xin cảm ơn',
  ' hả ad',
  ' hen',
  '?',
  ' ???',
  ' mong ad trả lời sớm',
]

const examples: Example[] = []

function add(text: string, leaves: readonly string[], danger: boolean, weight: number): void {
  const mapped = normalForm(text)
  const words = readWords(mapped, typedSpans(mapped.text), 160)
  if (words.length === 0) return
  const features = readFeatures(words)
  for (const leaf of leaves) examples.push({ features, leaf, danger, weight: weight / leaves.length })
}

function addSpellings(
  text: string,
  leaves: readonly string[],
  danger: boolean,
  weight: number,
  spellings: readonly SpellingName[],
): void {
  const roll = dice(hashText(text))
  for (const spelling of spellings) {
    const plain = leaves[0] === 'greeting' || text.length > 220
    const dress = !plain && roll() < 0.45
    const before = dress && roll() < 0.7 ? (greetings[Math.floor(roll() * greetings.length)] ?? '') : ''
    const after = dress && roll() < 0.6 ? (endings[Math.floor(roll() * endings.length)] ?? '') : ''
    add(spell(before + text + after, spelling), leaves, danger, weight)
  }
}

const catalogue = readCatalogue()
for (const entry of catalogue.procedures) {
  for (const text of [entry.name, ...entry.aliases])
    addSpellings(text, [entry.slug], false, 0.6, ['marked', 'unmarked', 'teencode'])
  for (const text of entry.examples) addSpellings(text, [entry.slug], false, 1, spellingNames)
}
for (const entry of catalogue.categories) {
  for (const text of entry.examples)
    addSpellings(text, [`tip:${entry.slug}`], false, 0.5, ['marked', 'unmarked', 'teencode'])
  for (const text of entry.aliases) addSpellings(text, [`tip:${entry.slug}`], false, 0.3, ['marked', 'unmarked'])
}
for (const { text, leaves, urgent } of readPhrasings(`${here}/../phrasings`))
  addSpellings(text, leaves, urgent, 0.5, ['marked', hashText(text) % 2 === 0 ? 'unmarked' : 'teencode'])
const gold = readGold(`${here}/../gold`).filter(meaning => meaning.split === 'train')
for (const meaning of gold) {
  addSpellings(meaning.text, meaning.leaves, meaning.urgent, 1, spellingNames)
  for (const spelling of ['typos', 'teencode'] as const)
    add(spell(meaning.text, spelling, 1), meaning.leaves, meaning.urgent, 0.6)
}

const leaves = [...new Set(examples.map(example => example.leaf))].toSorted()
console.log(`${gold.length} gold meanings, ${examples.length} examples, ${leaves.length} leaves`)
const known = seenOften(examples, 3)
const nets = [17, 40_503].map((salt, at) => {
  console.log(`net ${at + 1}`)
  return train(
    examples,
    leaves,
    known,
    { seed: 7 + at, salt, bits: 15, width: 80, rounds: 7, rate: 0.05, hide: 0.4, sleep: 0.3 },
    console.log,
  )
})
const seen = noneSeen()
for (const name of known) remember(seen, hashOf(name))
const stored = JSON.stringify({ leaves, seen: Buffer.from(seen).toString('base64'), nets })
writeFileSync(target, `${stored}\n`)
console.log(`${known.size} features, ${Math.round(stored.length / 1024)} kB`)
