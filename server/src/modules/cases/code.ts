// The code of a case: made and checked as the code of a tip is, so that it can be read out on the phone. Pure.

import { isSpokenCode, newSpokenCode, spokenLength, spokenSigns } from '../../platform/spoken-code.ts'

/** Such as VV7K3M2Q. `draw(n)` gives a whole number from 0 below n. */
export const newCode = (draw: (below: number) => number): string => `VV${newSpokenCode(draw)}`

/** A code as it was typed or heard, in its written form; undefined when it is none. */
export function readCode(text: string): string | undefined {
  const clean = text.toUpperCase().replaceAll(/[\s.:-]/g, '')
  const body = new RegExp(`^VV([${spokenSigns}]{${spokenLength}})$`).exec(clean)?.[1] ?? ''
  return body !== '' && isSpokenCode(body) ? clean : undefined
}
