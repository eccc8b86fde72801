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
  const { category, confidence, urgency, unit_id, rules, duplicates } = suggested
  return {
    category: text(category),
    confidence: typeof confidence === 'number' ? confidence : null,
    urgency: text(urgency),
    unit_id: text(unit_id),
    rules: text(rules),
    duplicates: Array.isArray(duplicates) ? duplicates.flatMap(duplicateOf) : [],
  }
}

/** An id alone, or with why it is thought to tell of the same. */
function duplicateOf(value: unknown): Duplicate[] {
  if (typeof value === 'string') return [{ id: value, why: [] }]
  if (typeof value !== 'object' || value === null || !('id' in value)) return []
  const id = text(value.id)
  const why = 'why' in value && Array.isArray(value.why) ? value.why.flatMap(each => text(each) ?? []) : []
  return id === null ? [] : [{ id, why }]
}
