// The code of a tip: signs that cannot be taken for one another when read out, the last of them a check. Pure.

import { isSpokenCode, newSpokenCode, spokenLength, spokenSigns } from '../../platform/spoken-code.ts'

/** Such as TB7K3M2Q. `draw(n)` gives a whole number from 0 below n. */
export const newCode = (draw: (below: number) => number): string => `TB${newSpokenCode(draw)}`

/** As it is read out: TB 7K3M 2Q. */
export const spellCode = (code: string): string => `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6)}`

const written = new RegExp(
  `(?<![\\p{L}\\p{N}])T\\s?B[\\s.:-]*((?:[${spokenSigns}][\\s.-]?){${spokenLength - 1}}[${spokenSigns}])(?![\\p{L}\\p{N}])`,
  'iu',
)

/** A longer text that names one tells more than it asks. */
const askLength = 60

export interface Named {
  /** Something of a code's form stands in the text. */
  readonly found: boolean
  /** The text is little else: it asks what came of that. */
  readonly asks: boolean
  /** The code when its check holds. */
  readonly code: string | null
}

export function codeIn(text: string): Named {
  const match = written.exec(text.normalize('NFC'))?.[1]
  if (match === undefined) return { found: false, asks: false, code: null }
  const body = match.replaceAll(/[\s.-]/g, '').toUpperCase()
  const code = isSpokenCode(body) ? `TB${body}` : null
  return { found: true, asks: text.length <= askLength, code }
}

/** Without anything of a code's form: for a thread in which no tip may be named. */
export const withoutCode = (text: string): string =>
  text.normalize('NFC').replace(new RegExp(written, 'giu'), 'TB ••••••')
