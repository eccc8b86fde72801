/** Hides how something that only explains itself can be reached by keyboard and pointer for its tooltip. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'

export function Focusable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Button aria-label={label} className="inline-flex size-6 cursor-help items-center justify-center rounded-md">
      {children}
    </Button>
  )
}
