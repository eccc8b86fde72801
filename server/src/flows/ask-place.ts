// A place whose name fits several communes: the informant is asked once which it is, and the answer completes the place.

import { foldedWords } from '../language/letters.ts'
import { placeOf, saveTip, type Tip, withPlaceText } from '../modules/tips/tips.ts'
import { unitNames } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import { communeOf, placesNamed } from '../text/tips.ts'

interface Commune {
  readonly unit_id: string
  readonly name: string
}

/** A longer text tells more than which commune it is. */
const answerLength = 60

const unitsAmong = ({ suggested }: Tip): string[] => (Array.isArray(suggested['among']) ? suggested['among'] : [])

/** Never where the words tell of officials: there the less is said in the chat the better. */
export const placeIsOpen = (tip: Tip): boolean =>
  tip.excluded_unit_id === null && unitsAmong(tip).length > 1 && tip.suggested['place_asked'] !== true

/** In the order in which they are named. */
export async function communesAmong(ctx: Ctx, tip: Tip): Promise<Commune[]> {
  const names = await unitNames(ctx, unitsAmong(tip))
  return [...names]
    .map(([unit_id, name]) => ({ unit_id, name: communeOf(name) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** Titles to press: none where there are too many to be named. */
export const titlesOf = (communes: readonly Commune[]): string[] =>
  communes.length > placesNamed ? [] : communes.map(({ name }) => name)

const kindOf = /^(phuong|xa|thi tran|dac khu) /

/** The one commune that a short text names, with or without the word for what it is. */
export function communeIn(communes: readonly Commune[], text: string): Commune | undefined {
  if (text.length > answerLength) return undefined
  const said = ` ${foldedWords(text)} `
  const named = communes.filter(({ name }) => said.includes(` ${foldedWords(name).replace(kindOf, '')} `))
  return named.length === 1 ? named[0] : undefined
}

/** Their own word holds: it is kept with the place they told, and which unit answers for it is no longer open. */
export async function completePlace(ctx: Ctx, tip: Tip, { unit_id, name }: Commune): Promise<Tip> {
  const { among: _, ...suggested } = tip.suggested
  const { text } = await placeOf(ctx, tip)
  const place = await withPlaceText(ctx, tip, text === undefined ? name : `${text}, ${name}`)
  return saveTip(ctx, tip, { suggested: { ...suggested, unit_id, placed: 'answer' }, place })
}
