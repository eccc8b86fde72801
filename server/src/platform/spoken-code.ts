// Codes that are read out on the phone: signs that cannot be taken for one another, the last of them a check. Pure.

export const spokenSigns = '23456789ACDEFGHJKMNPQRTVWXYZ'
export const spokenLength = 6

/** A prime above the number of signs: with weights that differ, one wrong sign or any two swapped never pass. */
const prime = 29

/** Undefined for the one body in twenty-nine that has none. */
function checkOf(body: string): string | undefined {
  const sum = [...body].reduce((all, sign, at) => all + (at + 2) * spokenSigns.indexOf(sign), 0)
  return spokenSigns[(prime - (sum % prime)) % prime]
}

/** A new one, such as 7K3M2Q. `draw(n)` gives a whole number from 0 below n. */
export function newSpokenCode(draw: (below: number) => number): string {
  for (;;) {
    const body = Array.from({ length: spokenLength - 1 }, () => spokenSigns[draw(spokenSigns.length)]).join('')
    const check = checkOf(body)
    if (check !== undefined) return `${body}${check}`
  }
}

/** Whether the last sign is the check of those before it. */
export const isSpokenCode = (code: string): boolean => checkOf(code.slice(0, -1)) === code.slice(-1)
