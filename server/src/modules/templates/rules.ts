// What may stand in a template, and how it is filled: a closed list of variables, never a guess. Pure.

import { Refusal } from '../../platform/refusal.ts'

/** The variables, in the order they are offered. What each means is said in text/templates.ts. */
export const variables = [
  'don_vi', 'trang', 'gio_lam_viec', 'dia_chi', 'lien_he', 'duong_day_nong', 'ten_can_bo', 'ma', 'hom_nay',
] as const // biome-ignore format: a list
export type Variable = (typeof variables)[number]
export type Values = { readonly [Name in Variable]?: string | undefined }

const inBraces = /\{([^{}]*)\}/g
const isVariable = (name: string): name is Variable => (variables as readonly string[]).includes(name)

/** Refuses `unknown_variable` with the names, as written, and the ones there are. */
export function check(text: string): void {
  const names = [...text.matchAll(inBraces)].map(([, name = '']) => name.trim())
  const unknown = [...new Set(names.filter(name => !isVariable(name)))]
  if (unknown.length > 0) throw new Refusal('unknown_variable', { names: unknown, known: variables })
}

/** The text with what is known in place; the rest stands as a gap that `gap` words. */
export function fill(
  text: string,
  values: Values,
  gap: (name: Variable) => string,
): { text: string; gaps: Variable[] } {
  const gaps = new Set<Variable>()
  const filled = text.replaceAll(inBraces, (written, inside: string) => {
    const name = inside.trim()
    if (!isVariable(name)) return written
    const value = values[name]
    if (value === undefined || value === '') gaps.add(name)
    return value || gap(name)
  })
  return { text: filled, gaps: [...gaps] }
}

export interface Dated {
  readonly unit_id: string
  readonly shortcut: string
  readonly valid_from: number
  readonly valid_to: number | null
}

/** Of each shortcut the one that holds: of the nearest unit (`path`: itself first), there the newest that has begun. */
export function holding<Row extends Dated>(rows: readonly Row[], path: readonly string[], now: number): Row[] {
  const begun = rows.filter(row => row.valid_from <= now && (row.valid_to === null || row.valid_to > now))
  const near = (row: Row): number => path.indexOf(row.unit_id)
  const best = new Map<string, Row>()
  for (const row of begun) {
    const other = best.get(row.shortcut)
    if (!other || near(row) < near(other) || (near(row) === near(other) && row.valid_from > other.valid_from))
      best.set(row.shortcut, row)
  }
  return [...best.values()].toSorted((a, b) => a.shortcut.localeCompare(b.shortcut))
}
