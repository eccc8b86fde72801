// The same sentences in English, for administrators and for whoever builds on the API.

import { countEn, dateVi, timeEn } from './figures.ts'
import type { refusals as vi, Sentence } from './vi.ts'

const holders: Sentence = ({ who_may }) => {
  const { roles = [], officers } = (who_may ?? {}) as { roles?: string[]; officers?: number | null }
  return `This needs the role ${roles.join(', ')}.${officers == null ? '' : ` Officers of the unit who may: ${officers}.`}`
}

const braced = (names: unknown): string =>
  (Array.isArray(names) ? names : []).map(name => `{${String(name)}}`).join(', ')

export const refusals: Record<keyof typeof vi, Sentence> = {
  not_signed_in: () => 'Not signed in, or the session has ended. Sign in again.',
  sign_in_failed: () =>
    'Sign-in failed. Check login, password and the 6-digit code; each code works once, so wait for a new one.',
  sign_in_locked: ({ until }) => `Sign-in is locked after several failures. Try again after ${timeEn(until)}.`,
  password_wrong: () => 'The password is wrong. Try again; several failures lock it for a while.',
  screen_locked: () => 'The screen is locked. Give the password to unlock it.',
  not_allowed: holders,
  not_found: () => 'There is no such thing here, or it is not yours to see.',
  invalid_input: () => 'Something is missing or wrong. See details.issues.',
  too_large: ({ limit_mb }) =>
    `The content is too large.${typeof limit_mb === 'number' ? ` The limit is ${countEn(limit_mb)} MB.` : ''}`,
  type_refused: () => 'This content type is not accepted here.',
  too_many: () => 'Too many requests. Wait details.retry_after_ms and try again.',
  busy: () => 'The system is busy; nothing was done. Try again in a few seconds.',
  fault: () => 'We made a mistake and nothing was done. Try again; if it stays, give the request id to an operator.',
  key_needed: () => 'Every change needs the header Idempotency-Key with a uuid.',
  key_reused: () => 'This Idempotency-Key was used for something else. Use a new one.',
  origin_refused: () => 'The request comes from another site and was refused.',
  login_taken: () => 'This login is taken. Choose another.',
  password_short: ({ length }) => `The password is too short. It needs at least ${countEn(length)} characters.`,
  unit_ended: () => 'This unit has ended. Choose its successor.',
  unit_under_itself: () => 'A unit cannot stand under itself.',
  unit_has_units_below: ({ count }) => `There are still ${countEn(count)} units below. Move them first.`,
  successor_needed: () => 'A unit that ends needs at least one successor.',
  already_claimed: ({ by }) =>
    `${(by as { name?: string } | undefined)?.name ?? 'Another officer'} has claimed it already.`,
  offer_open: () => 'It is offered to somebody who has not answered. Wait, or take the offer back first.',
  offered_elsewhere: () => 'This offer is for somebody else. Look at what is offered to you.',
  receiver_unfit: () => 'They cannot answer this conversation. Choose from the list.',
  unknown_variable: ({ names, known }) => `There is no variable ${braced(names)}. Use one of ${braced(known)}.`,
  template_dates: () => 'The dates do not fit: begin now or later, and end after that.',
  templates_full: ({ limit }) => `The unit has ${String(limit)} templates already. End some first.`,
  search_short: ({ length }) => `Type at least ${String(length)} letters.`,
  too_late: () => 'It has already left. Send a correction.',
  views_full: ({ limit }) => `You keep ${String(limit)} views already. Remove one first.`,
  snooze_time: ({ days }) => `Choose a time ahead, within ${String(days)} days.`,
  window_closed: ({ until }) =>
    `The reply window closed at ${timeEn(until)}. Send with "wait": true; it goes out when the citizen writes again.`,
  too_long: ({ limit }) => `Not sent: the text is longer than ${countEn(limit)} characters. Shorten or split it.`,
  empty_reply: () => 'There is nothing to send. Give a text or a picture.',
  media_unknown: () => 'There is no such picture. Upload it again.',
  not_a_picture: () => 'This file is not a readable JPEG or PNG picture.',
  not_an_outline: () => 'An outline is a GeoJSON Polygon or MultiPolygon, longitude before latitude. Check the file.',
  not_a_document: () => 'This file is not a readable PDF, DOC or DOCX. Choose another.',
  not_quotable: () => 'This message cannot be quoted or reacted to. Choose a message the citizen sent on Zalo.',
  one_form: () => 'A message has one form: picture, file, buttons or list. Buttons need a text.',
  call_not_wanted: () => 'The informant does not want to be called. Write here, or record another act.',
  number_unknown: () => 'This number is not among the unit’s hot lines. Choose one of them.',
  no_contact: () => 'The informant does not want to be contacted. The outcome waits until they ask.',
  not_here: () => 'This way of contact cannot do that. Ask in words.',
  page_listening: () => 'The page only listens, so nothing is sent. A keeper of the page can let it speak.',
  shift_dates: ({ hours }) => `A shift ends after it begins and lasts at most ${countEn(hours)} hours.`,
  shift_over: ({ until }) => `This shift ended at ${timeEn(until)}. Take another, or plan a new one.`,
  shift_officer: () => 'This officer holds no role in the unit that takes shifts.',
  shift_overlaps: ({ from, until }) => `This officer already has a shift from ${timeEn(from)} to ${timeEn(until)}.`,
  shift_of_another: () =>
    'This shift is another officer’s. Duty officers of the unit may take it; its leader may end it.',
  shift_not_yet: ({ from }) => `It is too early to take this shift. It can be taken from ${timeEn(from)}.`,
  rule_missing: ({ rule, kind, at }) =>
    `No rule ${String(rule ?? kind ?? '')} was in force on ${dateVi(at)}. Ask the legal officer to add one, then try again.`,
  not_running: () => 'This deadline no longer counts. Reload to see the ones that run.',
  extension_limit: ({ until }) =>
    typeof until === 'number'
      ? `That is more than may be granted. Choose a day not after ${dateVi(until)}.`
      : 'The rules allow no further extension. Decide the matter, or ask your leader.',
  extension_too_late: ({ until }) =>
    `The time ended at ${timeEn(until)}, so it can no longer be extended. If the decision is older, enter its day.`,
  day_exists: ({ date }) => `The calendar has ${String(date)} already. Withdraw the old row first.`,
  hours_overlap: ({ weekday }) => `The hours of weekday ${String(weekday)} (1 is Monday) overlap.`,
  not_keepable: () =>
    'Only an officer\u2019s answer in words to a question the assistant handed over can be kept. Choose another reply.',
  already_kept: () => 'This answer is kept already. Open its draft to go on.',
  answer_unfit: () =>
    'The assistant may not promise, threaten, or ask for money, passwords or codes. Change the answer and try again.',
  procedure_exists: ({ slug }) => `There is a procedure ${String(slug)} already. Open it and draft a new version.`,
  procedure_dates: ({ field }) =>
    ({
      checked_on: 'The day it was checked lies in the future. Write the day it was compared with the law.',
      review_by: 'The review date is over or before the first day. Choose a later one.',
      effective_to: 'Its last day is over: it cannot be published any more.',
      effective_from: 'Its first day is before that of the version that holds. Choose that day or a later one.',
    })[String(field)] ?? 'The dates of the version are not right. Look at them and save again.',
  import_unreadable: ({ limit }) =>
    `This file cannot be read. Choose one that Bình Yên exported, or records of the national portal, of at most ${countEn(limit)} rows.`,
  note_has_time: () => 'Leave times and dates out of the note. They are put to it from the rows of hours.',
  not_now: () => 'This cannot be done in the present state. Read the thing again and choose from its "may".',
  legal_hold: () => 'Erasure is on hold for this person. Ask the data protection officer.',
  reason_needed: () => 'A reason is needed. Write at least 10 characters and try again.',
  view_revoked: () => 'A leader has ended your looking at this tip’s pictures. Ask them if you still need to.',
  second_person_needed: () => 'This takes two people. Ask another officer to confirm it with you.',
  grounds_needed: () => 'There are no grounds yet. Mark at least one tip of the case as grounded, then try again.',
  no_act: () => 'The tip names a person and no act, so it is neither urgent nor of value. Ask the informant.',
  other_unit: () => 'The two lie with different units. Bring them to one unit first, then join them.',
  same_unit: () => 'The case lies with this unit already. Choose another.',
  unit_excluded: () => 'This unit must not receive the case. Choose another.',
  referral_open: () => 'The case waits for the answer of another unit. Wait for it, or withdraw the offer.',
  case_keeps_one: () => 'A case keeps at least one tip. Choose fewer to split off.',
  officer_elsewhere: () => 'This officer does not work at the unit that has the case. Choose another.',
  already_erased: () => 'This was erased and cannot be opened again.',
  app_exists: () => 'This Zalo App is already known. Use the existing one.',
  page_exists: () => 'This page is already known. Open the existing one.',
}
