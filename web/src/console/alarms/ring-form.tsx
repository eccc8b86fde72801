/** Hides the frame of the small forms of a ring: what it means, its fields, what is wrong, one button that does it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { ringsKey } from './use-rings.ts'

type RingFormProps = {
  title: string
  lead: string
  submit: string
  done: string
  /** What to send; null while something is missing. */
  wish: (() => Promise<unknown>) | null
  onClose: () => void
  children?: ReactNode
}

export function RingForm({ title, lead, submit, done, wish, onClose, children }: RingFormProps) {
  const t = useText()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () => (wish ? wish() : Promise.resolve()),
    onSuccess: () => {
      say(done)
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ringsKey }),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (wish && !save.isPending) save.mutate()
  }
  return (
    <Dialog title={title} closeWord={t.close} isOpen onClose={onClose}>
      <form onSubmit={onSubmit} className="flex flex-col gap-4 p-5">
        <p className="text-sm text-ink-soft">{lead}</p>
        {children}
        <Alert words={save.isError ? sentence(save.error) : null} />
        <Button type="submit" look="primary" isDisabled={wish === null || save.isPending}>
          {submit}
        </Button>
      </form>
    </Dialog>
  )
}
