/** The small forms of the roster: after each the duty and the week are read again. */
import type { ComponentProps } from 'react'
import { ActForm } from '../act-form.tsx'
import { shiftKeys } from './use-shift-acts.ts'

export function ShiftForm(props: Omit<ComponentProps<typeof ActForm>, 'again'>) {
  return <ActForm {...props} again={shiftKeys} />
}
