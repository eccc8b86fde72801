/** Hides what of the machine's suggestions is understood: each part is its finder's, and anything may be missing. */
import type { Tip } from '../../api/tip-calls.ts'

export type Duplicate = { id: string; why: string[] }
export type Suggested = {
  category: string | null
  confidence: number | null
  urgency: string | null
  unit_id: string | null
  rules: string | null
  duplicates: Duplicate[]
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export function suggestedOf({ suggested }: Pick<Tip, 'suggested'>): Suggested {
  const { category, confidence, urgency, unit_id, rules, duplicates, likeness } = suggested
  return {
    category: text(category),
    confidence: typeof confidence === 'number' ? confidence : null,
    urgency: text(urgency),
    unit_id: text(unit_id),
    rules: text(rules),
    duplicates: Array.isArray(duplicates) ? duplicates.flatMap(id => duplicateOf(id, likeness)) : [],
  }
}

/** The tip's id, with why it is thought to tell of the same. */
function duplicateOf(value: unknown, likeness: unknown): Duplicate[] {
  const id = text(value)
  if (id === null) return []
  const known = isRecord(likeness) ? likeness[id] : undefined
  const why = isRecord(known) && Array.isArray(known['why']) ? known['why'].flatMap(each => text(each) ?? []) : []
  return [{ id, why }]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
