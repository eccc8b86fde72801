/** Hides that the code of dialogs is fetched with the first one opened, so that it does not weigh on the first load. */
import { lazy, Suspense } from 'react'
import type { DialogProps } from './dialog-window.tsx'

const DialogWindow = lazy(async () => ({ default: (await import('./dialog-window.tsx')).DialogWindow }))

/** A modal dialog; Esc, the button and a press outside close it. */
export function Dialog({ isOpen, ...rest }: DialogProps & { isOpen: boolean }) {
  if (!isOpen) return null
  return (
    <Suspense>
      <DialogWindow {...rest} />
    </Suspense>
  )
}
