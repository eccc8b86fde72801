/** Hides which queries are read again after something was done about a ring. */
import type { ComponentProps } from 'react'
import { ActForm } from '../act-form.tsx'
import { ringsKey } from './use-rings.ts'

export const RingForm = (form: Omit<ComponentProps<typeof ActForm>, 'again'>) => (
  <ActForm {...form} again={[ringsKey]} />
)
