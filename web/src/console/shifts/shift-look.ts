/** How a shift stands for whoever looks at the roster: its state, and the two that only the clock tells. */
import type { Shift } from '../../api/shapes.ts'

export type ShiftLook = 'planned' | 'taken' | 'overdue' | 'missed' | 'handed_over'

/** A withdrawn shift is not on the roster. */
export function looksOf({ state, to_at }: Pick<Shift, 'state' | 'to_at'>, now: number): ShiftLook {
  if (state === 'taken') return now < to_at ? 'taken' : 'overdue'
  if (state === 'handed_over') return 'handed_over'
  return now < to_at ? 'planned' : 'missed'
}
