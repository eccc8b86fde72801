// How "no" leaves the door: one status per refusal code, and its sentence in both languages.

import { refusals as en } from '../../text/en.ts'
import { refusals as vi } from '../../text/vi.ts'

export type RefusalCode = keyof typeof vi

export const statuses = {
  not_signed_in: 401,
  sign_in_failed: 401,
  sign_in_locked: 409,
  screen_locked: 423,
  not_allowed: 403,
  view_revoked: 403,
  origin_refused: 403,
  not_found: 404,
  invalid_input: 422,
  key_needed: 422,
  key_reused: 422,
  too_long: 422,
  empty_reply: 422,
  media_unknown: 422,
  not_a_picture: 422,
  not_a_document: 422,
  not_an_outline: 422,
  not_quotable: 422,
  one_form: 422,
  password_short: 422,
  password_wrong: 422,
  successor_needed: 422,
  reason_needed: 422,
  second_person_needed: 422,
  too_large: 413,
  type_refused: 415,
  too_many: 429,
  fault: 500,
  busy: 503,
  shift_dates: 422,
  shift_officer: 422,
  hours_overlap: 422,
  rule_missing: 422,
  extension_limit: 409,
  extension_too_late: 409,
  not_running: 409,
  day_exists: 409,
  note_has_time: 422,
  not_keepable: 409,
  already_kept: 409,
  answer_unfit: 409,
  procedure_exists: 409,
  procedure_dates: 422,
  import_unreadable: 422,
  shift_over: 409,
  shift_overlaps: 409,
  shift_of_another: 409,
  shift_not_yet: 409,
  already_claimed: 409,
  offer_open: 409,
  offered_elsewhere: 409,
  receiver_unfit: 422,
  snooze_time: 422,
  views_full: 409,
  too_late: 409,
  search_short: 422,
  unknown_variable: 422,
  template_dates: 422,
  templates_full: 409,
  window_closed: 409,
  page_listening: 409,
  not_here: 409,
  no_contact: 409,
  call_not_wanted: 409,
  number_unknown: 422,
  not_now: 409,
  legal_hold: 409,
  grounds_needed: 422,
  no_act: 422,
  other_unit: 409,
  same_unit: 422,
  unit_excluded: 409,
  referral_open: 409,
  case_keeps_one: 422,
  officer_elsewhere: 422,
  already_erased: 409,
  app_exists: 409,
  page_exists: 409,
  login_taken: 409,
  unit_ended: 409,
  unit_under_itself: 409,
  unit_has_units_below: 409,
} as const satisfies Record<RefusalCode, number>

export const isKnown = (code: string): code is RefusalCode => code in statuses

export interface Refused {
  readonly status: number
  readonly body: { readonly error: Readonly<Record<string, unknown>> }
}

/** `language` only decides which sentence stands first. A code nobody wrote a sentence for is our fault: 500. */
export function refused(code: string, details: Record<string, unknown>, request_id: string, language = 'vi'): Refused {
  if (!isKnown(code)) return refused('fault', {}, request_id, language)
  const sentences = { vi: vi[code](details), en: en[code](details) }
  const ordered = /^\s*en\b/i.test(language) ? { en: sentences.en, vi: sentences.vi } : sentences
  return { status: statuses[code], body: { error: { code, ...ordered, details, request_id } } }
}

/** For the API document. */
export const forDocument = (code: string): { status: number; text: string } =>
  isKnown(code) ? { status: statuses[code], text: en[code]({}) } : { status: 500, text: code }
