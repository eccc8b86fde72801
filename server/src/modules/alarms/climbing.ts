// For whom a ring rings next: officers of the shift in turn, then the unit above, until the top. Pure.

/** One step of a ring: it reached this unit, and there this officer of the shift; null: nobody had taken one. */
export interface Step {
  readonly unit_id: string
  readonly officer_id: string | null
}

/** Who is on duty in a unit, the longest first. */
export type OnDutyIn = (unit_id: string) => readonly string[]

/** The way up without the unit a tip is kept from and those below it, whose people are not to hear of it either. */
export const pathWithout = (path: readonly string[], excluded: string | null): string[] =>
  path.slice(excluded === null ? 0 : path.indexOf(excluded) + 1)

/**
 * The steps that come now: the next officer of the shift where it rang last; else the unit above. Where nobody has taken a
 * shift it rings in that unit and goes on up at once. None: it has reached the top.
 */
export function nextSteps(before: readonly Step[], path: readonly string[], onDuty: OnDutyIn): Step[] {
  const reached = new Set(before.map(step => step.unit_id))
  const last = before.at(-1)?.unit_id
  if (last !== undefined && path.includes(last)) {
    const rung = new Set(before.filter(step => step.unit_id === last).map(step => step.officer_id))
    const next = onDuty(last).find(officer_id => !rung.has(officer_id))
    if (next !== undefined) return [{ unit_id: last, officer_id: next }]
  }
  const at = last === undefined ? -1 : path.indexOf(last)
  const steps: Step[] = []
  for (const unit_id of path.slice(at + 1)) {
    if (reached.has(unit_id)) continue
    const [officer_id = null] = onDuty(unit_id)
    steps.push({ unit_id, officer_id })
    if (officer_id !== null) break
  }
  return steps
}
