// The code of a case: made and checked as the code of a tip is, so that it can be read out on the phone. Pure.

const signs = '23456789ACDEFGHJKMNPQRTVWXYZ'
const length = 6
/** A prime above the number of signs: with weights that differ, one wrong sign or any two swapped never pass. */
const prime = 29

function checkOf(body: string): string | undefined {
  const sum = [...body].reduce((all, sign, at) => all + (at + 2) * signs.indexOf(sign), 0)
  return signs[(prime - (sum % prime)) % prime]
}

/** Such as VV7K3M2Q. `draw(n)` gives a whole number from 0 below n. */
export function newCode(draw: (below: number) => number): string {
  for (;;) {
    const body = Array.from({ length: length - 1 }, () => signs[draw(signs.length)]).join('')
    const check = checkOf(body)
    if (check !== undefined) return `VV${body}${check}`
  }
}

/** A code as it was typed or heard, in its written form; undefined when it is none. */
export function readCode(text: string): string | undefined {
  const clean = text.toUpperCase().replaceAll(/[\s.:-]/g, '')
  const body = new RegExp(`^VV([${signs}]{${length}})$`).exec(clean)?.[1] ?? ''
  return body !== '' && checkOf(body.slice(0, -1)) === body.slice(-1) ? clean : undefined
}
