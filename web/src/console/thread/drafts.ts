/** Hides where unsent words are kept: in this tab only, by conversation, gone when the officer leaves. */
import type { Ref } from '../../api/calls.ts'
import { store, useStore } from '../../ui/store.ts'

export type Mode = 'reply' | 'note'

/** Words and photo of one conversation. The photo is kept in memory only. */
export type Draft = { mode: Mode; reply: string; note: string; photo: File | null }

const empty: Draft = { mode: 'reply', reply: '', note: '', photo: null }
const place = 'by.drafts'

function kept(): Record<string, Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, Draft>
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
  const words = Object.entries(drafts.get()).map(([name, draft]) => [name, { ...draft, photo: null }])
  try {
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(words)))
  } catch {
    // Without storage the draft lives as long as the tab.
  }
}

/** Forgets all drafts. */
export function forgetDrafts(): void {
  drafts.set({})
  sessionStorage.removeItem(place)
}
