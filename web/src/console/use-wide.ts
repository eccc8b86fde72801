/** Hides whether there is room for three panes side by side. */
import { useSyncExternalStore } from 'react'

const query = matchMedia('(min-width: 64rem)')

const watch = (listener: () => void) => {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(watch, () => query.matches)
