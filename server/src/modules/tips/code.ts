// The code of a tip: signs that cannot be taken for one another when read out, the last of them a check. Pure.

const signs = '23456789ACDEFGHJKMNPQRTVWXYZ'
const length = 6

/** A prime above the number of signs: with weights that differ, one wrong sign or any two swapped never pass. */
const prime = 29

/** Undefined for the one body in twenty-nine that has none. */
function checkOf(body: string): string | undefined {
  const sum = [...body].reduce((all, sign, at) => all + (at + 2) * signs.indexOf(sign), 0)
  return signs[(prime - (sum % prime)) % prime]
}

/** Such as TB7K3M2Q. `draw(n)` gives a whole number from 0 below n. */
export function newCode(draw: (below: number) => number): string {
  for (;;) {
    const body = Array.from({ length: length - 1 }, () => signs[draw(signs.length)]).join('')
    const check = checkOf(body)
    if (check !== undefined) return `TB${body}${check}`
  }
}

/** As it is read out: TB 7K3M 2Q. */
export const spellCode = (code: string): string => `${code.slice(0, 2)} ${code.slice(2, 6)} ${code.slice(6)}`

const written = new RegExp(
  `(?<![\\p{L}\\p{N}])T\\s?B[\\s.:-]*((?:[${signs}][\\s.-]?){${length - 1}}[${signs}])(?![\\p{L}\\p{N}])`,
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
  const code = checkOf(body.slice(0, -1)) === body.slice(-1) ? `TB${body}` : null
  return { found: true, asks: text.length <= askLength, code }
}

/** Without anything of a code's form: for a thread in which no tip may be named. */
export const withoutCode = (text: string): string =>
  text.normalize('NFC').replace(new RegExp(written, 'giu'), 'TB ••••••')
