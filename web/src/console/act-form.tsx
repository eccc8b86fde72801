/** Hides the frame of a small form: what the act means, its fields, what is wrong, one button that does it and closes. */
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { say } from '../ui/toast.tsx'
import { sentence } from './wrong.tsx'

type ActFormProps<Reply> = {
  title: string
  lead?: string
  submit: string
  /** What is said once it is done; nothing where what comes next says it. */
  done?: string
  /** What to send; null while something is missing. */
  wish: (() => Promise<Reply>) | null
  /** The queries that are read again, whatever came of it. */
  again: readonly QueryKey[]
  onDone?: (reply: Reply) => void
  onClose: () => void
  children?: ReactNode
}

export function ActForm<Reply>({
  title,
  lead,
  submit,
  done,
  wish,
  again,
  onDone,
  onClose,
  children,
}: ActFormProps<Reply>) {
  const t = useText()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (run: () => Promise<Reply>) => run(),
    onSuccess: reply => {
      if (done) say(done)
      onClose()
      onDone?.(reply)
    },
    onSettled: () => {
      for (const queryKey of again) void queries.invalidateQueries({ queryKey })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (wish && !save.isPending) save.mutate(wish)
  }
  return (
    <Dialog title={title} closeWord={t.close} isOpen onClose={onClose}>
      <form onSubmit={onSubmit} className="flex flex-col gap-4 p-5">
        {lead && <p className="text-sm text-ink-soft">{lead}</p>}
        {children}
        <Alert words={save.isError ? sentence(save.error) : null} />
        <Button type="submit" look="primary" isDisabled={wish === null || save.isPending}>
          {submit}
        </Button>
      </form>
    </Dialog>
  )
}
