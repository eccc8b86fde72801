/** Program: learns the weights of sureness.ts from the dev split, and shows what each threshold answers and gets wrong. */
import { prepareCatalogue } from '@binh-yen/server/language/catalogue'
import { leavesOf } from '@binh-yen/server/language/judge'
import { signsOfSureness } from '@binh-yen/server/language/sureness'
import { model, understand } from '@binh-yen/server/language/understand'
import { readCatalogue } from './catalogue-files.ts'
import { readGold } from './gold.ts'
import { isProcedure } from './language-score.ts'
import { spell, spellingNames } from './spellings.ts'

interface Row {
  readonly signs: readonly number[]
  readonly right: boolean
  readonly answerable: boolean
}

const catalogue = prepareCatalogue(readCatalogue())
const leaves = leavesOf(model, catalogue)
const rows: Row[] = []
let answerable = 0
for (const meaning of readGold(`${import.meta.dirname}/../gold`).filter(one => one.split === 'dev')) {
  for (const spelling of spellingNames) {
    const { intents, judgement, chances } = understand(spell(meaning.text, spelling), { year: 2026 }, catalogue)
    answerable += Number(isProcedure(meaning.leaves[0] ?? ''))
    const leaf = intents[0].procedure
    if (leaf === null) continue
    rows.push({
      signs: signsOfSureness(judgement, chances, leaves, leaf),
      right: meaning.leaves.includes(leaf),
      answerable: isProcedure(meaning.leaves[0] ?? ''),
    })
  }
}

const weights = learn()
console.log(weights.map(weight => Math.round(weight * 100) / 100).join(', '))
const told = rows
  .map(row => ({ ...row, sure: 1 / (1 + Math.exp(-dot(row.signs, weights))) }))
  .toSorted((one, other) => other.sure - one.sure)
for (const bar of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]) {
  const answered = told.filter(row => row.sure >= bar)
  const wrong = answered.filter(row => !row.right).length
  const share = (part: number): string => ((100 * part) / answerable).toFixed(1)
  console.log(`${bar}: answered ${share(answered.filter(row => row.answerable).length)} %, wrong ${share(wrong)} %`)
}

function dot(signs: readonly number[], by: readonly number[]): number {
  return signs.reduce((sum, sign, at) => sum + sign * (by[at] ?? 0), 0)
}

/** Logistic regression, drawn a little towards zero. */
function learn(): number[] {
  const learnt = Array.from({ length: rows[0]?.signs.length ?? 0 }, () => 0)
  for (let round = 0; round < 4000; round += 1) {
    const slope = learnt.map(weight => 0.01 * weight)
    for (const { signs, right } of rows) {
      const miss = 1 / (1 + Math.exp(-dot(signs, learnt))) - Number(right)
      signs.forEach((sign, at) => (slope[at] = (slope[at] ?? 0) + (miss * sign) / rows.length))
    }
    slope.forEach((by, at) => (learnt[at] = (learnt[at] ?? 0) - 0.8 * by))
  }
  return learnt
}
