/** Hides what happens after a change of a page: the reply is what is shown, a sentence says that it was saved. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { hoursQuery, meQuery } from '../../api/queries.ts'
import type { PageHours } from '../../api/shapes.ts'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { useDutyText } from '../duty-text.ts'

/** `done` is said when it worked; what went wrong is said as well, and what was typed stays. */
export function usePageChange<Wish>(change: (wish: Wish) => Promise<PageHours>, done?: string) {
  const queries = useQueryClient()
  const t = useDutyText().pages
  return useMutation({
    mutationFn: change,
    onSuccess: page => {
      queries.setQueryData(hoursQuery(page.page_id).queryKey, page)
      void queries.invalidateQueries({ queryKey: meQuery.queryKey })
      say(done ?? t.saved)
    },
    onError: error => say(sentence(error), 'wrong'),
  })
}
