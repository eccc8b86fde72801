/** Bench `rings`: a replayed district month. How often a loud ring was for nothing, and how many urgent messages got the soft flag. */
import { prepareCatalogue } from '@binh-yen/server/language/catalogue'
import { dice } from '@binh-yen/server/language/train'
import { understand } from '@binh-yen/server/language/understand'
import { saidAs } from '@binh-yen/server/flows/said-as'
import { whyRing } from '@binh-yen/server/modules/alarms/reading'
import { calmed, heard, loud, type Ring, waitsOf, type Why } from '@binh-yen/server/modules/alarms/rules'
import { whereFor } from '@binh-yen/server/modules/tips/belongs'
import { readCatalogue } from './catalogue-files.ts'
import { type Meaning, readGold } from './gold.ts'
import { spell, spellingNames } from './spellings.ts'

/** A district of the conference's report: 216,798 messages in fifteen months to its eighteen pages. */
const perDay = 476
const districtPages = 18
const days = 30
const weeks = days / 7
/** Of 216,798 messages 85 % were about procedures and 0.57 % tips (facts: the conference's district). */
const shares = { tip: 0.0057, paper: 0.85 }
/** People flagged by mistake answer *Không* in nine of ten cases, else they stay silent. */
const answersNo = 0.9
const waits = waitsOf({ confirm_s: 60, act_min: 3, climb_min: 5, look_min: 15, maybe_min: 60 })
const option = (args: readonly string[], name: string, usual: number): number => {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? usual : Number(args[at + 1])
}

const catalogue = prepareCatalogue(readCatalogue())
/** Why it rings, of somebody who has told nothing before; only where it is taken for a tip can they be asked. */
function reasonIn(text: string): { why: Why | undefined; asks: boolean } {
  const meant = understand(text, null, catalogue)
  const said = saidAs({ kind: 'text', carries: { text }, interaction: true }, meant, false)
  return { why: whyRing({ kind: 'text', text, meant }), asks: whereFor('none', said, true) === 'open' }
}

const isTip = (meaning: Meaning): boolean => meaning.leaves.some(leaf => leaf.startsWith('tip:'))
const small = ['greeting', 'offtopic', 'abuse', 'contact', 'elsewhere', 'vague']
const isPaper = (meaning: Meaning): boolean => !isTip(meaning) && !small.includes(meaning.leaves[0] ?? '')

/** Meanings the model has not learnt from. */
const meanings = (): Meaning[] => readGold(`${import.meta.dirname}/../gold`).filter(meaning => meaning.split === 'test')

interface Month {
  readonly flagged: number
  readonly asked: number
  readonly falseLoud: number
  readonly trueLoud: number
}

/** One month: each message is drawn from the mix, spelled in one of the ways, read, and rings by the rules. */
function replay(gold: readonly Meaning[], seed: number): Month {
  const roll = dice(seed)
  const pools = {
    tip: gold.filter(isTip),
    paper: gold.filter(isPaper),
    rest: gold.filter(m => !isTip(m) && !isPaper(m)),
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  const month = { flagged: 0, asked: 0, falseLoud: 0, trueLoud: 0 }
  for (let n = 0; n < perDay * days; n += 1) {
    const share = roll()
    const pool = share < shares.tip ? pools.tip : share < shares.tip + shares.paper ? pools.paper : pools.rest
    const meaning = pick(pool)
    const { why, asks } = reasonIn(spell(meaning.text, pick(spellingNames), Math.floor(roll() * 4)))
    const ring = why && heard(undefined, why, asks, waits, 0)
    if (!ring) continue
    month.flagged += 1
    if (ring.state !== 'confirming') continue
    month.asked += 1
    if (isLoud(ring, meaning.urgent, roll)) month[meaning.urgent ? 'trueLoud' : 'falseLoud'] += 1
  }
  return month
}

function isLoud(ring: Ring, urgent: boolean, roll: () => number): boolean {
  const saysNo = !urgent && roll() < answersNo
  return (saysNo ? calmed(ring, waits, 20_000) : loud(ring, waits, 60_000)).level === 'loud'
}

/** How many urgent messages get at least the soft flag, over all ways of typing. */
function recall(gold: readonly Meaning[]): { recall: number; missed: string[]; of: number } {
  const urgent = gold.filter(meaning => meaning.urgent)
  const spelled = urgent.flatMap(({ text, id }) => spellingNames.map(name => ({ id, name, text: spell(text, name) })))
  const missed = spelled.filter(({ text }) => reasonIn(text).why === undefined)
  return {
    recall: 1 - missed.length / spelled.length,
    missed: missed.map(({ id, name }) => `${id} ${name}`),
    of: spelled.length,
  }
}

export async function run(args: string[]): Promise<Readonly<Record<string, unknown>>> {
  const [months, pages, seed] = [
    option(args, 'months', 2),
    option(args, 'pages', districtPages),
    option(args, 'seed', 1),
  ]
  const gold = meanings()
  const soft = recall(gold)
  console.error(
    `${gold.length} meanings of the test split; missed of ${soft.of} urgent: ${soft.missed.join(', ') || 'none'}`,
  )
  const replayed = Array.from({ length: months }, (_, n) => replay(gold, seed + n))
  const sum = (of: (month: Month) => number): number => replayed.reduce((total, month) => total + of(month), 0)
  const each = (count: number): number => Math.round((1000 * count) / months / weeks / pages) / 1000
  return {
    value: each(sum(month => month.falseLoud)),
    unit: 'loud rings for nothing, a page and week',
    false_loud_per_page_week: each(sum(month => month.falseLoud)),
    soft_recall: Math.round(10_000 * soft.recall) / 10_000,
    soft_per_page_week: each(sum(month => month.flagged)),
    asked_per_page_week: each(sum(month => month.asked)),
    loud_rightly_per_page_week: each(sum(month => month.trueLoud)),
    messages: perDay * days * months,
    pages,
  }
}
