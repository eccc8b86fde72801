/** Hides how hints reach the screens: one stream per browser, gathered refetches, the locked screen's count. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { joinLive, type LiveWord } from '../live/election.ts'
import { refetcher } from '../live/refetch.ts'
import { openStream } from '../live/stream.ts'
import { now } from './clock.ts'
import { setLink } from './link-state.ts'
import { lockHere, noteChange } from './screen.ts'

/** Listens while an officer is signed in, locked or not. `officer_id` names the session's stream. */
export function useLive(officer_id: string): void {
  const queries = useQueryClient()
  useEffect(() => {
    const refetch = refetcher(queries)
    const hear = (word: LiveWord) => {
      if (word.kind === 'link') return setLink(word.up, now())
      if (word.kind === 'resync') return void queries.invalidateQueries()
      if (word.kind === 'screen') return word.locked && lockHere(queries)
      if (word.hint.kind === 'conversation') noteChange(`${word.hint.page_id}/${word.hint.id}`)
      refetch(word.hint)
    }
    const name = `by.live.${officer_id}`
    return joinLive({ name, locks: navigator.locks, channel: new BroadcastChannel(name), open: openStream, hear })
  }, [queries, officer_id])
}
