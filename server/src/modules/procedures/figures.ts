// Which fees and times may be told on a day: verified ones, on their days. Pure.

import type { Fee, Time } from './content.ts'

type Told<T> = T extends { heard: string } ? Omit<T, 'heard'> : T
export type ToldFee = Told<Fee>
export type ToldTime = Told<Time>

/** Amounts of today only; one that was not verified, or whose days are over, is said to be so and not told. */
export function toldFee(fee: Fee, today: string): ToldFee {
  if (fee.state === 'not_verified') return { state: 'not_verified' }
  if (fee.state === 'none') return fee
  const amounts = fee.amounts.filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
  return amounts.length === 0 ? { state: 'not_verified' } : { state: 'verified', amounts }
}

export const toldTime = (time: Time): ToldTime => (time.state === 'not_verified' ? { state: 'not_verified' } : time)
