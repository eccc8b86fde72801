/** Program: JSON lines {"id","text"} in, JSON lines of meaning out, in order; `--why "…"` tells what matched. */
import { machineNow } from '../platform/clock.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { prepareCatalogue, type CategoryRow, type ProcedureRow } from './catalogue.ts'
import { reasons } from './model.ts'
import { leavesOf } from './judge.ts'
import { model, understand, type Understanding } from './understand.ts'

const folder = `${import.meta.dirname}/../../seed/catalogue`
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
const files = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .toSorted()
const catalogue = prepareCatalogue({
  procedures: files.filter(file => file !== 'tip-categories.json').flatMap(file => read(file) as ProcedureRow[]),
  categories: read('tip-categories.json') as CategoryRow[],
})
const asked = { year: new Date(machineNow()).getFullYear() }

function reply(id: unknown, text: string, meant: Understanding): object {
  const [best, ...rest] = meant.intents
  return {
    id,
    kind: best.intent,
    procedure: best.procedure,
    category: best.category,
    urgent: meant.urgent,
    place: meant.place ? text.slice(meant.place.start, meant.place.end) : null,
    alternatives: rest.map(({ intent, procedure, category, confidence, also }) => ({
      kind: intent,
      procedure,
      category,
      confidence,
      ...(also ? { also } : {}),
    })),
    ask: meant.ask,
    confidence: best.confidence,
  }
}

function why(text: string): void {
  const meant = understand(text, asked, catalogue)
  console.log(JSON.stringify(reply('why', text, meant), null, 2))
  console.log(
    '\nread as:',
    meant.words.map(word => (word.reading === 'typed' ? word.text : `${word.text} (${word.reading})`)).join(' '),
  )
  console.log('concepts:', meant.judgement.features.concepts.map(found => found.name).join(', '))
  console.log('slots:', JSON.stringify(meant.slots))
  console.log(`danger: ${meant.danger.toFixed(3)}`)
  for (const line of meant.judgement.evidence) console.log('  ', line)
  const leaves = leavesOf(model, catalogue)
  for (const intent of meant.intents.slice(0, 3)) {
    const leaf = intent.category ? `tip:${intent.category}` : (intent.procedure ?? intent.intent)
    console.log(`\n${leaf} ${intent.confidence}${intent.also ? ' (also)' : ''}`)
    for (const [name, share] of reasons(model, meant.judgement.features, leaves.indexOf(leaf), 10))
      console.log(`   ${share.toFixed(2)}  ${name}`)
  }
}

/** A line that is no JSON object is answered with id null, so that output lines match input lines. */
function readLine(line: string): { id: unknown; text: unknown } {
  try {
    const { id = null, text = '' } = JSON.parse(line) as { id?: unknown; text?: unknown }
    return { id, text }
  } catch {
    return { id: null, text: '' }
  }
}

async function lines(): Promise<void> {
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  let out: string[] = []
  for await (const line of input) {
    if (line.trim() === '') continue
    const { id, text } = readLine(line)
    const words = typeof text === 'string' ? text : ''
    out.push(JSON.stringify(reply(id, words, understand(words, asked, catalogue))))
    if (out.length >= 200) {
      process.stdout.write(`${out.join('\n')}\n`)
      out = []
    }
  }
  if (out.length > 0) process.stdout.write(`${out.join('\n')}\n`)
}

const at = process.argv.indexOf('--why')
if (at >= 0) why(process.argv.slice(at + 1).join(' '))
else await lines()
