/** Hides which times a conversation is put off to with one press: round hours of Viet Nam, never one that has passed. */
import { momentOf } from '../../../ui/local-time.ts'
import { dayOf } from '../../../ui/times.ts'

const hour = 3_600_000
const day = 24 * hour
const monday = 1

export type SnoozeName = 'hour' | 'afternoon' | 'tomorrow' | 'monday'

/** In the order they are offered. */
export function snoozeTimes(now: number): { name: SnoozeName; at: number }[] {
  const on = (at: number, time: string) => momentOf(dayOf(at), time) ?? at
  const ahead = (8 - new Date(dayOf(now)).getUTCDay()) % 7 || 7
  const all = [
    { name: 'hour', at: now + hour },
    { name: 'afternoon', at: on(now, '14:00') },
    { name: 'tomorrow', at: on(now + day, '08:00') },
    { name: 'monday', at: on(now + ahead * day, '08:00') },
  ] as const
  const isMonday = new Date(dayOf(now + day)).getUTCDay() === monday
  return all.filter(({ name, at }) => at > now + (name === 'afternoon' ? hour : 0) && !(name === 'monday' && isMonday))
}
