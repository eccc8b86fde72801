/** Hides where unsent words are kept: in this tab only, by conversation, gone when the officer leaves. */
import type { Ref } from '../../api/calls.ts'
import { store, useStore } from '../../ui/store.ts'
import type { Choices } from './choices.ts'

export type Mode = 'reply' | 'note'

/** What is written in one conversation and goes with the words. The file is kept in memory only. */
export type Draft = {
  mode: Mode
  reply: string
  note: string
  /** A photo or a document. */
  file: File | null
  /** The id of the message that the reply answers. */
  quote: string | null
  choices: Choices | null
}

const empty: Draft = { mode: 'reply', reply: '', note: '', file: null, quote: null, choices: null }
const place = 'by.drafts'

function kept(): Record<string, Draft> {
  try {
    const words = JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, Partial<Draft>>
    return Object.fromEntries(Object.entries(words).map(([name, draft]) => [name, { ...empty, ...draft }]))
  } catch {
    return {}
  }
}

const drafts = store<Record<string, Draft>>(kept())
const nameOf = (ref: Ref) => `${ref.page_id}/${ref.id}`

/** The draft of a conversation, watched. */
export const useDraft = (ref: Ref): Draft => useStore(drafts, all => all[nameOf(ref)] ?? empty)

/** The draft of a conversation, now. */
export const draftOf = (ref: Ref): Draft => drafts.get()[nameOf(ref)] ?? empty

/** Changes part of a draft. */
export function writeDraft(ref: Ref, part: Partial<Draft>): void {
  drafts.set(all => ({ ...all, [nameOf(ref)]: { ...(all[nameOf(ref)] ?? empty), ...part } }))
  const words = Object.entries(drafts.get()).map(([name, draft]) => [name, { ...draft, file: null }])
  try {
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(words)))
  } catch {
    // Without storage the draft lives as long as the tab.
  }
}

/** Drafts are of the officer who wrote them: another who signs in here finds none. */
export function keepDraftsOf(officer_id: string): void {
  if (sessionStorage.getItem(`${place}.of`) !== officer_id) forgetDrafts()
  sessionStorage.setItem(`${place}.of`, officer_id)
}

/** Forgets all drafts. */
export function forgetDrafts(): void {
  drafts.set({})
  sessionStorage.removeItem(place)
}
