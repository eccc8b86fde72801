/** Hides what happens after a press on the roster: the week and the duty are read again, a sentence says what was done. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { takeShift, withdrawShift } from '../../api/calls.ts'
import { say } from '../../ui/toast.tsx'
import { openBell } from '../alarms/bell-store.ts'
import { sentence } from '../wrong.tsx'
import { useDutyText } from '../duty-text.ts'

/** Everything that is read about shifts. */
export const shiftKeys = [['duty'], ['shifts']]

export function useShiftActs() {
  const t = useDutyText().shifts
  const queries = useQueryClient()
  const again = () => {
    for (const queryKey of shiftKeys) void queries.invalidateQueries({ queryKey })
  }
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
