// What a version may become, which one holds on a day, and what of it may be told. Pure.

import { Refusal } from '../../platform/refusal.ts'
import type { Content, Dates, When } from './content.ts'
import { toldEnglish } from './english.ts'
import { toldFee, toldTime } from './figures.ts'

export const states = ['draft', 'proposed', 'published', 'withdrawn', 'recalled'] as const
export type VersionState = (typeof states)[number]

/** What may be done to a version, and from which states. */
const moves = {
  rewrite: ['draft'],
  propose: ['draft'],
  send_back: ['proposed'],
  publish: ['proposed'],
  withdraw: ['draft', 'proposed', 'published'],
} as const satisfies Record<string, readonly VersionState[]>
export type Move = keyof typeof moves
export const allMoves = Object.keys(moves) as Move[]

export const mayNext = (state: VersionState): Move[] =>
  allMoves.filter(move => (moves[move] as readonly VersionState[]).includes(state))

/** Refuses not_now. */
export function checkMove(state: VersionState, move: Move): void {
  if (!mayNext(state).includes(move)) throw new Refusal('not_now', { state })
}

export interface Dated extends Pick<Dates, 'effective_from' | 'effective_to' | 'review_by'> {
  readonly state: VersionState
  readonly number: number
}

/** Four eyes and dates. Refuses not_now, second_person_needed, procedure_dates. */
export function checkPublication(
  version: Dated & Pick<Dates, 'checked_on'>,
  {
    writers,
    by,
    holding,
    today,
  }: {
    readonly writers: readonly string[]
    readonly by: string | undefined
    /** What holds today, if anything. */
    readonly holding: Dated | undefined
    readonly today: string
  },
): void {
  checkMove(version.state, 'publish')
  if (by === undefined || writers.includes(by)) throw new Refusal('second_person_needed')
  const { effective_from, effective_to, review_by, checked_on } = version
  const wrong =
    checked_on > today
      ? 'checked_on'
      : review_by < today || review_by < effective_from
        ? 'review_by'
        : effective_to !== null && effective_to < today
          ? 'effective_to'
          : holding !== undefined && effective_from < holding.effective_from
            ? 'effective_from'
            : undefined
  if (wrong !== undefined) throw new Refusal('procedure_dates', { field: wrong })
}

/**
 * The version that holds on a day: of those that had begun, the one that began last, and of these the newest. What held
 * before it is never answered again, even when this one is over or was recalled.
 */
export function holdingOn<V extends Dated>(versions: readonly V[], today: string): V | undefined {
  return versions
    .filter(({ state, effective_from }) => isPublic(state) && effective_from <= today)
    .toSorted((a, b) =>
      a.effective_from < b.effective_from ? -1 : a.effective_from > b.effective_from ? 1 : a.number - b.number,
    )
    .at(-1)
}

const isPublic = (state: VersionState): boolean => state === 'published' || state === 'recalled'

export type Withheld = 'unsigned' | 'expired' | 'review_due' | 'none'

/** Why nothing is answered from the version that holds; null: it is. */
export function withheld(holding: Dated | undefined, signed: boolean, today: string): Withheld | null {
  if (holding === undefined) return 'none'
  if (holding.state === 'recalled' || (holding.effective_to !== null && holding.effective_to < today)) return 'expired'
  if (holding.review_by < today) return 'review_due'
  return signed ? null : 'unsigned'
}

export type Standing = 'draft' | 'proposed' | 'withdrawn' | 'coming' | 'holds' | 'superseded' | 'expired' | 'review_due'

/** How a version stands among the others of its procedure today. */
export function standingOf(version: Dated, versions: readonly Dated[], today: string): Standing {
  if (!isPublic(version.state)) return version.state as 'draft' | 'proposed' | 'withdrawn'
  if (version.effective_from > today) return version.state === 'recalled' ? 'withdrawn' : 'coming'
  if (holdingOn(versions, today)?.number !== version.number) return 'superseded'
  const why = withheld(version, true, today)
  return why === null ? 'holds' : (why as 'expired' | 'review_due')
}

/** Taken back: before it took effect as if it had never been; after, nothing older comes back. */
export const withdrawn = (version: Dated, today: string): VersionState =>
  version.state === 'published' && version.effective_from <= today ? 'recalled' : 'withdrawn'

/** Signed is what is published and not over; ahead of its day, too. Refuses not_now. */
export function checkSignable(version: Dated, today: string): void {
  const { state, effective_to } = version
  if (state !== 'published' || (effective_to !== null && effective_to < today)) throw new Refusal('not_now', { state })
}

/** What of a version may leave the house on a day: nothing that was only heard, nothing meant for editors. */
export function told(content: Content, today: string) {
  const { to_check: _, aliases: _aliases, examples: _examples, fee, time, cases, ...rest } = content
  return {
    ...rest,
    english: toldEnglish(content, today),
    fee: toldFee(fee, today),
    time: toldTime(time),
    cases: cases.map(({ fee, time, ...each }) => ({
      ...each,
      ...(fee === undefined ? {} : { fee: toldFee(fee, today) }),
      ...(time === undefined ? {} : { time: toldTime(time) }),
    })),
  }
}

export type ToldContent = ReturnType<typeof told>

/** The particulars of a question, as language/slots.ts reads them; undefined where the person did not say. */
export interface Particulars {
  readonly age?: number | undefined
  readonly nationality?: string | undefined
  readonly occasion?: string | undefined
  readonly home?: string | undefined
  readonly forWhom?: string | undefined
  readonly vehicle?: string | undefined
}

/** Whether a case is meant by what the person said: no, yes as far as they said, or still open. */
export function fits(when: When, asked: Particulars): 'yes' | 'no' | 'open' {
  const { age_from = 0, age_below = 200 } = when
  const answers: ('yes' | 'no' | 'open')[] = (
    [
      [when.nationality, asked.nationality],
      [when.occasion, asked.occasion],
      [when.home, asked.home],
      [when.for_whom, asked.forWhom],
      [when.vehicle, asked.vehicle],
    ] as const
  ).flatMap(([wanted, said]) =>
    wanted === undefined
      ? []
      : said === undefined
        ? 'open'
        : (wanted as readonly string[]).includes(said)
          ? 'yes'
          : 'no',
  )
  if (when.age_from !== undefined || when.age_below !== undefined)
    answers.push(asked.age === undefined ? 'open' : asked.age >= age_from && asked.age < age_below ? 'yes' : 'no')
  return answers.includes('no') ? 'no' : answers.includes('open') ? 'open' : 'yes'
}

/** Days before its review that a version is on the editors' list already. */
export const reviewAhead = 30

/** The answer beside those there are; one to the same question takes its place. Refuses not_now once there are too many. */
export function withAsked(asked: Content['asked'], entry: Content['asked'][number]): Content['asked'] {
  const [question = ''] = entry.questions
  const others = asked.filter(({ questions }) => !questions.includes(question))
  if (others.length >= mostAsked) throw new Refusal('not_now', { state: 'full' })
  return [...others, entry]
}

const mostAsked = 20

/** What kind of message a question about it is, as the gold set says it. */
export const goldKind = (slug: string): string =>
  slug.startsWith('tra-cuu-') ? 'lookup' : slug === 'lay-so' ? 'queue' : 'question'
