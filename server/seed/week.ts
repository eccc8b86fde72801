// The week as a list of acts with their times: who follows, writes, answers, notes, leaves. Pure: same hour, same week.

import { day, minute, second } from '../src/platform/clock.ts'
import type { Chance } from './chance.ts'
import { type SeedUnit, units } from './district.ts'
import { answering, type SeedOfficer } from './people.ts'
import { pauses } from './pauses.ts'
import { type Line, saying, type Talk } from './talks.ts'
import { handOf, placesFor, typed, worded } from './wording.ts'

/** One thing somebody does. */
export interface Act {
  /** Milliseconds. */
  readonly at: number
  /** The simulator's handle of the citizen. */
  readonly person: string
  readonly unit: SeedUnit
  readonly officer: SeedOfficer
  readonly does: Line | { readonly by: 'citizen'; readonly say: 'follow' | 'seen' }
}

/** One day more than the reply window, so that some conversations lie outside it. */
export const storyLength = 8 * day

/** The simulator's handles of the citizens: dan, dan2, dan3 … */
export const handles = 'dan'

/** Citizens in all; those no talk is left for only follow. */
export const citizens = 300

/** Acts in order of time, all between `now - storyLength` and `now`. */
export function planWeek(talks: readonly Talk[], chance: Chance, now: number): Act[] {
  const acts: Act[] = []
  const handle = (n: number): string => (n === 1 ? handles : `${handles}${n}`)
  const told = talks.flatMap(talk => Array.from({ length: talk.times }, (_, turn) => ({ talk, turn })))
  for (const [n, { talk, turn }] of told.entries()) acts.push(...telling(talk, turn, handle(n + 1), chance, now))
  for (let n = told.length; n < citizens; n += 1) acts.push(...onlyFollows(handle(n + 1), chance, now))
  return acts.filter(act => act.at < now - minute).sort((a, b) => a.at - b.at)
}

function telling(talk: Talk, turn: number, person: string, chance: Chance, now: number): Act[] {
  const unit = chance.pick(placesOf(talk.where))
  const officer = chance.pick(answering(unit.sign))
  const places = placesFor(chance, unit)
  const hand = handOf(chance)
  const time = pauses(chance, talk, now, storyLength)
  const act = (at: number, does: Act['does']): Act => ({ at, person, unit, officer, does })
  const acts: Act[] = []
  let unseen = 0
  if (chance.next() < 0.85)
    acts.push(act(time.first() - chance.between(1, 15) * minute, { by: 'citizen', say: 'follow' }))
  for (const { line, after } of talk.told) {
    const at = time.next(line, after)
    if (line.by === 'citizen' && unseen > 0) acts.push(act(at - 5 * second, { by: 'citizen', say: 'seen' }))
    if (line.by === 'officer')
      acts.push(act(at, 'text' in line ? { ...line, text: worded(line.text, turn, places) } : line))
    else if (!('text' in line)) acts.push(act(at, line))
    else {
      const said = saying(worded(line.text, turn, places))
      acts.push(act(at, 'text' in said ? { ...said, text: typed(said.text, hand) } : said))
    }
    unseen = line.by === 'officer' && line.do.startsWith('reply') ? at : line.by === 'citizen' ? 0 : unseen
  }
  if (unseen > 0 && chance.next() < 0.7)
    acts.push(act(unseen + chance.between(2, 50) * minute, { by: 'citizen', say: 'seen' }))
  return acts
}

function onlyFollows(person: string, chance: Chance, now: number): Act[] {
  const unit = chance.pick(units)
  const [officer] = answering(unit.sign) as [SeedOfficer]
  const time = pauses(chance, { begins: 'day', fast: false }, now, storyLength)
  const act = (at: number, say: 'follow' | 'seen'): Act => ({ at, person, unit, officer, does: { by: 'citizen', say } })
  const at = time.first()
  return [act(at, 'follow'), ...(chance.next() < 0.6 ? [act(at + chance.between(1, 300) * minute, 'seen')] : [])]
}

const placesOf = (where: string): SeedUnit[] => {
  const fits: Record<string, (unit: SeedUnit) => boolean> = {
    ward: unit => unit.kind === 'ward',
    xa: unit => unit.rural,
    lead: unit => unit.kind === 'lead',
  }
  return units.filter(fits[where] ?? (unit => unit.sign === where))
}

/** Acts by stretches of `step` ms; one in which people only look at what they got belongs to the next. */
export function inSteps(acts: readonly Act[], step: number): Act[][] {
  const steps: Act[][] = []
  let looks: Act[] = []
  for (const together of Map.groupBy(acts, act => Math.floor(act.at / step)).values()) {
    const all = [...looks, ...together]
    const quiet = all.every(({ does }) => does.by === 'citizen' && does.say === 'seen')
    if (!quiet) steps.push(all)
    looks = quiet ? all : []
  }
  return looks.length > 0 ? [...steps, looks] : steps
}
