// Telling a result, asking how it was, and hearing that somebody does not agree. Pure.

import { Refusal } from '../../platform/refusal.ts'
import type { CaseState } from './rules.ts'

/** `chat` goes through Zalo or the web tip, `on_request` when they ask by their code; the others are written down by hand. */
export const byHand = ['phone', 'letter', 'in_person'] as const
export type ByHand = (typeof byHand)[number]
export type Way = 'chat' | 'on_request' | ByHand

/** *waiting* until the person writes again or opens the web tip: never called told before it is. */
export const tellingStates = ['waiting', 'told', 'failed', 'withdrawn'] as const
export type TellingState = (typeof tellingStates)[number]

/** What a delivery's own state means for what a leader reads. */
export function toldBy(way: Way, delivery: string | null): TellingState {
  if (way !== 'chat' && way !== 'on_request') return 'told'
  if (delivery === 'sent') return 'told'
  if (delivery === 'failed') return 'failed'
  return delivery === 'withdrawn' ? 'withdrawn' : 'waiting'
}

/** A result is told once it was decided, and each informant for themselves. */
export function tell(one: { state: CaseState }): void {
  if (one.state !== 'concluded' && one.state !== 'closed') throw new Refusal('not_now', { state: one.state })
}

/** "Tốt, 5", "5", "5 sao", "năm": one number from 1 to 5 and nothing that could be anything else. */
export function starsIn(text: string): number | undefined {
  const clean = text.normalize('NFC').toLowerCase().trim()
  const words: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4, bon: 4, năm: 5, nam: 5 }
  const [, sign = ''] =
    /^(?:đánh giá|danh gia|cho|chấm|cham)?\s*([1-5]|một|hai|ba|bốn|bon|năm|nam)\s*(?:sao|điểm|diem|\/\s*5)?[.!]?$/.exec(
      clean,
    ) ?? []
  return sign === '' ? undefined : (words[sign] ?? Number(sign))
}

/** "Không đồng ý", "chưa đồng ý", "khiếu nại kết quả": as typed, marks or none. */
export function disagrees(text: string): boolean {
  const clean = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .toLowerCase()
    .trim()
  return /^(?:toi |em |minh |da )?(?:khong|ko|chua|k) dong y\b/.test(clean)
}

export interface Rating {
  readonly asked_at: number
  readonly stars: number | null
}

/** Asked once, answered once. */
export function rate(row: Rating | undefined, stars: number): number {
  if (!row) throw new Refusal('not_now', { state: 'not_asked' })
  if (row.stars !== null) throw new Refusal('not_now', { state: 'rated' })
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw new Refusal('invalid_input', { issues: [] })
  return stars
}

export const disputeStates = ['open', 'upheld', 'dismissed'] as const
export type DisputeState = (typeof disputeStates)[number]
export const disputeMoves = {
  open: ['upheld', 'dismissed'],
  upheld: [],
  dismissed: [],
} as const satisfies Record<DisputeState, readonly DisputeState[]>

/** Whoever closed the case does not judge the dispute about it. */
export function answerDispute(
  row: { state: DisputeState },
  one: { closed_by: string | null; concluded_by: string | null },
  by: string,
  upheld: boolean,
): DisputeState {
  if (row.state !== 'open') throw new Refusal('not_now', { state: row.state })
  if (one.closed_by === by || one.concluded_by === by) throw new Refusal('second_person_needed')
  return upheld ? 'upheld' : 'dismissed'
}
