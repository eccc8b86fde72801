/** Hides how codes are written for the eye and the telephone: `TB 7KQ2 4M`. */

/** Two letters, then groups of four. Signs that are already grouped stay. */
export const grouped = (code: string): string => {
  const signs = code.replaceAll(/\s/g, '')
  return [signs.slice(0, 2), ...(signs.slice(2).match(/.{1,4}/g) ?? [])].join(' ')
}
