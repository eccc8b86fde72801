/** Hides whether this browser is signed in, locked, or at work, and who may change that. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { meQuery } from '../api/queries.ts'
import type { Refused } from '../api/refusal.ts'
import type { Me } from '../api/shapes.ts'
import { store } from '../ui/store.ts'
import { setClock } from './clock.ts'
import { forgetDrafts, keepDraftsOf } from './thread/drafts.ts'

/** `locked` hides all words but keeps the stream; `ended` says that a session was there and is over. */
type Screen = { locked: boolean; ended: boolean; changedWhileLocked: ReadonlySet<string> }

const fresh: Screen = { locked: false, ended: false, changedWhileLocked: new Set() }

export const screen = store<Screen>(fresh)

/** Other tabs of this browser hear of an unlocking or a leaving through this key; the server tells them of a locking. */
const place = 'by.screen'

/** All that is read but the session itself. */
const isOfWords = ({ queryKey }: { queryKey: QueryKey }) => queryKey[0] !== meQuery.queryKey[0]

/** Locks the screen here: every word leaves the page and the cache; the officer's drafts stay. */
export function lockHere(queries: QueryClient): void {
  if (screen.get().locked) return
  screen.set({ ...fresh, locked: true })
  queries.removeQueries({ predicate: isOfWords })
}

/** Takes what the server says about the session after signing in or unlocking. */
export function enter(queries: QueryClient, me: Me): void {
  setClock(me.now)
  keepDraftsOf(me.officer_id)
  queries.setQueryData(meQuery.queryKey, me)
  screen.set(fresh)
  localStorage.setItem(place, String(Date.now()))
}

/** Leaves: nothing of the session stays in this tab. */
export function leave(queries: QueryClient, ended: boolean): void {
  forgetDrafts()
  queries.removeQueries({ predicate: isOfWords })
  void queries.resetQueries({ queryKey: meQuery.queryKey })
  screen.set({ ...fresh, ended })
}

/** What a refusal of any call means for the screen. */
export function heed(queries: QueryClient, refused: Refused): void {
  if (refused.code === 'screen_locked') lockHere(queries)
  else if (refused.code === 'not_signed_in' && queries.getQueryData(meQuery.queryKey)) leave(queries, true)
}

/** Counts, without words, which conversations changed behind the locked screen. */
export function noteChange(id: string): void {
  const now = screen.get()
  if (now.locked) screen.set({ ...now, changedWhileLocked: new Set([...now.changedWhileLocked, id]) })
}

/** Opens this tab when another tab of the session unlocked. A wrong guess is harmless: the server still refuses. */
export function followOtherTabs(queries: QueryClient): void {
  addEventListener('storage', event => {
    if (event.key !== place) return
    screen.set(fresh)
    void queries.invalidateQueries()
  })
}
