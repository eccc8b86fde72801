/** Hides what happens after a press on the roster: the week and the duty are read again, a sentence says what was done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { takeShift, withdrawShift } from '../../api/calls.ts'
import { useText } from '../../text/text.ts'
import { say } from '../../ui/toast.tsx'
import { openBell } from '../alarms/bell-store.ts'
import { sentence } from '../wrong.tsx'

/** Reads everything about shifts again. */
export function useShiftsAgain(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const name of ['duty', 'shifts']) void queries.invalidateQueries({ queryKey: [name] })
  }
}

export function useShiftActs() {
  const t = useText().shifts
  const again = useShiftsAgain()
  const told = (words: string) => ({
    onSuccess: () => say(words),
    onError: (error: unknown) => say(sentence(error), 'wrong' as const),
    onSettled: again,
  })
  const take = useMutation({
    mutationFn: takeShift,
    ...told(t.taken),
    onSuccess: () => {
      say(t.taken)
      openBell()
    },
  })
  const withdraw = useMutation({ mutationFn: withdrawShift, ...told(t.withdrawn) })
  return { take, withdraw, busy: take.isPending || withdraw.isPending }
}
