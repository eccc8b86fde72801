/** Hides whether hints are arriving: the stream's own word, and the machine's network. */
import { useEffect } from 'react'
import { store, useStore } from '../ui/store.ts'

type Link = { up: boolean; lostAt: number | null; regained: boolean }

/** A stream that comes back within this time was never worth a banner. */
const graceMs = 3_000
const gladMs = 4_000

const link = store<Link>({ up: true, lostAt: null, regained: false })
const online = store(navigator.onLine)

addEventListener('online', () => online.set(true))
addEventListener('offline', () => online.set(false))

let grace: ReturnType<typeof setTimeout> | undefined

/** Takes the stream's word that it is up or down; `at` is now by the server's clock. */
export function setLink(up: boolean, at: number): void {
  if (up) {
    clearTimeout(grace)
    grace = undefined
    link.set(before => ({ up, lostAt: null, regained: before.lostAt !== null }))
    return
  }
  // Each attempt in vain says "down" again: the time since the first one counts.
  grace ??= setTimeout(() => link.set({ up, lostAt: at, regained: false }), graceMs)
}

/** What to show about the connection: offline, lost since a moment, regained just now, or nothing. */
export function useLink(): { offline: boolean; lostAt: number | null; regained: boolean } {
  const { lostAt, regained } = useStore(link)
  const offline = !useStore(online)
  useEffect(() => {
    if (!regained) return
    const timer = setTimeout(() => link.set(now => ({ ...now, regained: false })), gladMs)
    return () => clearTimeout(timer)
  }, [regained])
  return { offline, lostAt, regained }
}
