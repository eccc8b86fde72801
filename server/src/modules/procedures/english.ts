// What of the English card may be told on a day: its own words, and the sums, days and states of the Vietnamese one. Pure.

import type { Content, English, Fee, Time } from './content.ts'
import { type ToldFee, type ToldTime, toldFee, toldTime } from './figures.ts'

type Case = English['cases'][number]

export interface EnglishCase extends Pick<Case, 'note' | 'documents'> {
  readonly fee?: ToldFee
  readonly time?: ToldTime
}

export interface ToldEnglish extends Omit<English, 'fees' | 'time' | 'cases'> {
  readonly fee: ToldFee
  readonly time: ToldTime
  /** In the order of the Vietnamese ones; null: not written. */
  readonly cases: readonly (EnglishCase | null)[]
}

/** Null: there is none, or nobody looked at it again in time. */
export function toldEnglish({ english, fee, time, cases }: Content, today: string): ToldEnglish | null {
  if (english === null || english.review_by < today) return null
  const { fees, time: words, cases: written, ...rest } = english
  return {
    ...rest,
    fee: toldFee(labelled(fee, fees), today),
    time: toldTime(spoken(time, words)),
    cases: cases.map((each, n) => {
      const own = written[n]
      if (own === undefined) return null
      return {
        note: own.note,
        documents: own.documents,
        ...(each.fee === undefined ? {} : { fee: toldFee(labelled(each.fee, own.fees), today) }),
        ...(each.time === undefined ? {} : { time: toldTime(spoken(each.time, own.time)) }),
      }
    }),
  }
}

function labelled(fee: Fee, labels: readonly string[]): Fee {
  if (fee.state === 'none') return { state: 'none', note: labels[0] ?? null }
  if (fee.state === 'not_verified') return fee
  return { ...fee, amounts: fee.amounts.map((amount, n) => ({ ...amount, label: labels[n] ?? '' })) }
}

/** A time that only Vietnamese words tell is not told in English. */
const spoken = (time: Time, words: string | null): Time =>
  time.state !== 'verified' ? time : words === null ? { state: 'none' } : { state: 'verified', text: words }
