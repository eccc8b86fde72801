/** Bench `duplicates`: of generated incidents that several people tell in their own spelling, which tips are taken for one. */
import { parseArgs } from 'node:util'
import { type Catalogue, prepareCatalogue } from '@binh-yen/server/language/catalogue'
import { dice } from '@binh-yen/server/language/train'
import { understand } from '@binh-yen/server/language/understand'
import { gistOf } from '@binh-yen/server/modules/tips/gist'
import { alikeAt, type Gist, likeness } from '@binh-yen/server/modules/tips/likeness'
import type { Found } from './bench.ts'
import { readCatalogue } from './catalogue-files.ts'
import { places, tellings } from './incidents.ts'
import { say } from './pairs.ts'
import { spell, spellingNames } from './spellings.ts'

const minute = 60_000
const hour = 60 * minute

interface Told {
  readonly incident: number
  readonly gist: Gist
}

/** --seeds 5: so many districts, each told of by other people. The pairs of all are counted together. */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({ args, options: { seeds: { type: 'string', default: '5' } } })
  const catalogue = prepareCatalogue(readCatalogue())
  const all = { tips: 0, both: 0, only_said: 0, only_true: 0 }
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const told = tellAll(seed, catalogue)
    all.tips += told.length
    for (const [i, a] of told.entries())
      for (const b of told.slice(i + 1)) {
        const said = likeness(a.gist, b.gist).score >= alikeAt
        const same = a.incident === b.incident
        if (said && same) all.both += 1
        else if (said) all.only_said += 1
        else if (same) all.only_true += 1
      }
    say(`${seed}: ${JSON.stringify(all)}`)
  }
  const precision = share(all.both, all.only_said)
  const recall = share(all.both, all.only_true)
  const kinds = Object.keys(tellings).length
  return { value: recall, unit: 'recall', precision, recall, tips: all.tips, pairs: all.both + all.only_true, kinds }
}

const share = (of: number, rest: number): number => Number((of / (of + rest)).toFixed(3))

/** Of each kind at each place one incident, told of by one to four people within ninety minutes; all fall into three days. */
function tellAll(seed: number, catalogue: Catalogue): Told[] {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  const told: Told[] = []
  let incident = 0
  for (const { tells, details } of Object.values(tellings))
    for (const place of places) {
      incident += 1
      const began = roll() * 72 * hour
      const detail = pick(details)
      const people = 1 + Math.floor(roll() * 4)
      for (let nth = 0; nth < people; nth += 1) {
        const plain = pick(tells).replace('{p}', pick(place)).replace('{d}', detail)
        const text = spell(plain, pick(spellingNames), nth)
        const at = began + roll() * 90 * minute
        told.push({ incident, gist: gistOf(text, understand(text, null, catalogue), at) })
      }
    }
  return told
}
