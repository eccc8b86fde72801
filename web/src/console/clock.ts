/** Hides the server's clock as this browser knows it, and the ticking of screens that show ages. */
import { settings } from '../settings.ts'
import { store, useStore } from '../ui/store.ts'
import { paint } from '../ui/theme.ts'

const tickMs = 15_000

/** How far the server is ahead of this machine, in ms; every answer about the session corrects it. */
let ahead = 0

const ticks = store(Date.now())

/** The time by the server's clock, in ms. */
export const now = () => Date.now() + ahead

/** Takes the server's `now` from an answer that has just come. */
export function setClock(serverNow: number): void {
  const next = serverNow - Date.now()
  const moved = Math.abs(next - ahead) > 1_500
  ahead = next
  if (moved) tick()
}

/** The time by the server's clock, renewed every few seconds: for components that show ages. */
export const useNow = () => useStore(ticks)

function tick() {
  ticks.set(now())
  paint(settings.get().theme, now())
}

/** Starts the ticking and the painting of the theme; call once. */
export function startClock(): void {
  tick()
  setInterval(tick, tickMs)
  settings.watch(tick)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tick)
}
