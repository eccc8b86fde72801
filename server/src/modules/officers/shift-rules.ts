// What may happen to a shift, who may do it and when. Pure.

import { hour } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'

export const shiftMoves = {
  planned: ['taken', 'withdrawn'],
  taken: ['handed_over'],
  handed_over: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>
export type ShiftState = keyof typeof shiftMoves

/** Times in ms. */
export interface Shift {
  readonly id: string
  readonly unit_id: string
  /** For whom it was planned. */
  readonly officer_id: string
  readonly from_at: number
  readonly to_at: number
  readonly state: ShiftState
  readonly taken_by: string | null
  readonly taken_at: number | null
  readonly ended_at: number | null
}

/** Who asks, and what they hold in the unit. */
export interface Asker {
  readonly officer_id: string
  /** Duty officers of the unit take a shift planned for another. */
  readonly standsIn: boolean
  /** Leaders and keepers plan, and end a shift whose officer went without handing over. */
  readonly plans: boolean
}

/** Duty of a day and a night, and as long again for Tết; longer is a slip of the hand. Named check shifts_dates. */
const longestShift = 48 * hour

/** Refuses shift_dates {hours}, and shift_over when it would end in the past. */
export function checkDates({ from_at, to_at }: Pick<Shift, 'from_at' | 'to_at'>, now: number): void {
  if (to_at <= from_at || to_at - from_at > longestShift)
    throw new Refusal('shift_dates', { hours: longestShift / hour })
  if (to_at <= now) throw new Refusal('shift_over', { until: to_at })
}

/**
 * On duty is who has taken a shift, by plan alone nobody. Whoever does not hand over stays on duty for `leeway` ms after
 * its end, then counts as gone: an alarm that rings for someone at home is worse than one that climbs.
 */
export const isOnDuty = ({ state, to_at }: Pick<Shift, 'state' | 'to_at'>, leeway: number, now: number): boolean =>
  state === 'taken' && now < to_at + leeway

/** Refuses not_now, shift_of_another, shift_not_yet {from} when more than `leeway` ms early, shift_over {until}. */
export function take(shift: Shift, by: Asker, leeway: number, now: number): Shift {
  const next = moved(shift, 'taken')
  if (by.officer_id !== shift.officer_id && !by.standsIn) throw new Refusal('shift_of_another')
  if (now < shift.from_at - leeway) throw new Refusal('shift_not_yet', { from: shift.from_at - leeway })
  if (now >= shift.to_at) throw new Refusal('shift_over', { until: shift.to_at })
  return { ...next, taken_by: by.officer_id, taken_at: now }
}

/** Refuses not_now and shift_of_another. */
export function handOver(shift: Shift, by: Asker, now: number): Shift {
  const next = moved(shift, 'handed_over')
  if (by.officer_id !== shift.taken_by && !by.plans) throw new Refusal('shift_of_another')
  return { ...next, ended_at: now }
}

/** Refuses not_now once it is taken. */
export const withdraw = (shift: Shift): Shift => moved(shift, 'withdrawn')

function moved(shift: Shift, to: ShiftState): Shift {
  const next: readonly ShiftState[] = shiftMoves[shift.state]
  if (!next.includes(to)) throw new Refusal('not_now', { state: shift.state })
  return { ...shift, state: to }
}

export type ShiftAct = 'shift.take' | 'shift.hand_over' | 'shift.withdraw'

/** What the screen offers: exactly what the rules would not refuse. `held`: acts held in the unit. */
export function mayWithShift(
  shift: Shift,
  held: readonly string[],
  by: Asker,
  leeway: number,
  now: number,
): ShiftAct[] {
  const takes = held.includes('shift.take')
  const offers: [ShiftAct, boolean, () => unknown][] = [
    ['shift.take', takes, () => take(shift, by, leeway, now)],
    ['shift.hand_over', takes, () => handOver(shift, by, now)],
    ['shift.withdraw', by.plans, () => withdraw(shift)],
  ]
  return offers.filter(([, able, rule]) => able && allows(rule)).map(([act]) => act)
}

function allows(rule: () => unknown): boolean {
  try {
    rule()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
