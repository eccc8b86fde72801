/** Hides that dates travel as yyyy-MM-dd and are read and written as dd/MM/yyyy. */

/** `23/11/2026`; empty for none. */
export const spellDate = (date: string | null): string => date?.split('-').toReversed().join('/') ?? ''

/** yyyy-MM-dd; what is no date comes back as it was, so that the server says so. */
export function readDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? []
  return year === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
