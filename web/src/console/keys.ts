/** Hides when a key is a command: not while writing, not inside a dialog or menu, not while an input method composes. */
import { useEffect, useRef } from 'react'
import { settings } from '../settings.ts'

type Commands = Record<string, (() => void) | undefined | false>

/** Runs commands by key: a sign as typed (`J`, `?`), a letter with Shift (`Shift+L`), or a named key (`Escape`). */
export function useKeys(commands: Commands): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event)
      const run = name !== null && latest.current[name]
      if (!run) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** Ctrl-K (⌘K), also while writing. */
export function usePaletteKey(open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      if (!document.querySelector('[role=dialog]')) latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function nameOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || event.ctrlKey) return null
  if (document.querySelector('[role=dialog], [role=menu]')) return null
  if (isWriting(event.target)) return null
  if (event.key.length > 1) return event.key
  if (!settings.get().letterKeys) return null
  const sign = event.key.toUpperCase()
  return event.shiftKey && /^[A-Z]$/.test(sign) ? `Shift+${sign}` : sign
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
