/** Hides what happens after a change of procedures: everything read of them is read again, and a sentence says it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'

export function useAct<Wish, Reply>(act: (wish: Wish) => Promise<Reply>, done: string | ((wish: Wish) => string)) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (_, wish) => {
      say(typeof done === 'string' ? done : done(wish))
      await queries.invalidateQueries({ queryKey: ['procedures'] })
    },
    onError: error => say(sentence(error), 'wrong'),
  })
}
