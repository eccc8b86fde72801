// What the assistant says next. Pure: a session and what was heard go in, what to say and the next session come out.

import type { Answerable } from '../procedures/procedures.ts'
import type { HotLine } from '../units/units.ts'
import { type Chosen, chosenBy, type Section } from './sections.ts'

export interface Session {
  readonly welcomed_at: number | null
}

/** What the assistant has to know of the page it speaks for. */
export interface Host {
  readonly unit_name: string
  readonly hot_lines: readonly Pick<HotLine, 'number' | 'label'>[]
  /** Papers people ask about, the most asked first; `withheld`: an officer answers. */
  readonly papers: readonly Answerable[]
  /** When somebody is there, in words; null: nobody has said. */
  readonly hours: { readonly words: string; readonly english: string } | null
  /** Days off that are near: *Tết Nguyên đán: nghỉ từ … đến hết …*. */
  readonly days_off: readonly string[]
  /** False where the talk began while the page only listened: no newcomer is greeted later. */
  readonly greets: boolean
}

/** Those the assistant answers. */
export const answersOf = ({ papers }: Pick<Host, 'papers'>): Host['papers'] =>
  papers.filter(({ withheld }) => withheld === null)

/** What the person did, as far as the assistant cares: followed (nothing said), or wrote. */
export interface HeardWords {
  readonly text?: string | undefined
  /** An officer has taken the talk: numbers and names are answers to them. */
  readonly held: boolean
}

export interface Next {
  readonly session: Session
  readonly say: readonly string[]
}

/** The sentences; they live in text/. */
export interface Words {
  welcome(host: Host): string
  menu(): string
  section(section: Section, host: Host): string
}

/** The section the assistant answers to, if any: nothing that may be meant for an officer. */
export function answersTo({ text, held }: HeardWords): Chosen['section'] | undefined {
  const chosen = chosenBy(text)
  return chosen && (chosen.surely || !held) ? chosen.section : undefined
}

/** First contact is greeted once, with the menu. After that only a chosen section is answered. */
export function next(session: Session, host: Host, heard: HeardWords, words: Words, now: number): Next {
  const chosen = answersTo(heard)
  const answer = chosen === undefined ? [] : [chosen === 'menu' ? words.menu() : words.section(chosen, host)]
  if (session.welcomed_at !== null) return { session, say: answer }
  if (!host.greets) return { session: { welcomed_at: now }, say: answer }
  const rest = chosen === 'menu' ? [] : answer // the welcome shows it
  return { session: { welcomed_at: now }, say: [words.welcome(host), ...rest] }
}
