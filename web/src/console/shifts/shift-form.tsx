/** Hides the frame of the small forms of the roster: fields, what is wrong, one button that saves and closes. */
import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { useText } from '../../text/text.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { useShiftsAgain } from './use-shift-acts.ts'

type ShiftFormProps = {
  title: string
  lead: string
  submit: string
  done: string
  /** What to send; null while something is missing. */
  wish: (() => Promise<unknown>) | null
  onClose: () => void
  children: ReactNode
}

export function ShiftForm({ title, lead, submit, done, wish, onClose, children }: ShiftFormProps) {
  const t = useText()
  const again = useShiftsAgain()
  const save = useMutation({
    mutationFn: () => (wish ? wish() : Promise.resolve()),
    onSuccess: () => {
      say(done)
      onClose()
    },
    onSettled: again,
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (wish) save.mutate()
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
