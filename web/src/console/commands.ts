/** Hides which commands the open screen offers beside its buttons: the palette lists them. */
import { useEffect } from 'react'
import { store } from '../ui/store.ts'

export type Command = { words: string; key: string; run: () => void }

export const commands = store<readonly Command[]>([])

/** Offers these while the screen is open; the latest always hold. */
export function useCommands(offered: readonly Command[]): void {
  useEffect(() => {
    commands.set(offered)
    return () => commands.set([])
  })
}
