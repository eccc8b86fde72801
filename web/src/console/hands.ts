/** Hides when an officer's hand was last felt: input in any tab counts; the last one left alone locks all. */
import { useEffect } from 'react'

const place = 'by.last-input'
const noteEveryMs = 5_000
const lookEveryMs = 10_000
const justNowMs = 10_000
const inputs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

let lastHere = Date.now()

/** Starts feeling for presses, keys and scrolls; once per tab. */
export function watchHands(): void {
  for (const name of inputs) addEventListener(name, feel, { passive: true, capture: true })
}

function feel(): void {
  if (Date.now() - lastHere < noteEveryMs) return
  lastHere = Date.now()
  localStorage.setItem(place, String(lastHere))
}

/** True when a hand was felt in this tab moments ago: what is asked now is asked by an officer, not by a clock. */
export const isHandFelt = (): boolean => Date.now() - lastHere < justNowMs

/** Calls `onIdle` once no tab has felt a hand for `idleMs`. Off while `idleMs` is null. */
export function useIdle(idleMs: number | null, onIdle: () => void): void {
  useEffect(() => {
    if (idleMs === null) return
    const look = () => {
      const last = Math.max(lastHere, Number(localStorage.getItem(place) ?? 0))
      if (Date.now() - last >= idleMs) onIdle()
    }
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [idleMs, onIdle])
}
