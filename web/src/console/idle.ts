/** Hides when this browser has been left alone: input in any tab counts, and the last one locks all. */
import { useEffect } from 'react'

const place = 'by.last-input'
const noteEveryMs = 5_000
const lookEveryMs = 10_000
const inputs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Calls `onIdle` once no tab has seen a press, key or scroll for `idleMs`. Off while `idleMs` is null. */
export function useIdle(idleMs: number | null, onIdle: () => void): void {
  useEffect(() => {
    if (idleMs === null) return
    let mine = 0
    const seen = () => {
      if (Date.now() - mine < noteEveryMs) return
      mine = Date.now()
      localStorage.setItem(place, String(mine))
    }
    const look = () => {
      const last = Math.max(mine, Number(localStorage.getItem(place) ?? 0))
      if (Date.now() - last >= idleMs) onIdle()
    }
    seen()
    for (const name of inputs) addEventListener(name, seen, { passive: true, capture: true })
    const timer = setInterval(look, lookEveryMs)
    return () => {
      clearInterval(timer)
      for (const name of inputs) removeEventListener(name, seen, { capture: true })
    }
  }, [idleMs, onIdle])
}
