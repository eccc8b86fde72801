/** Hides how it is asked who could answer a conversation instead. */
import { useQuery } from '@tanstack/react-query'
import type { Ref } from '../../../api/calls.ts'
import { getReceivers, type Receivers } from '../../../api/inbox-calls.ts'

const nobody: Receivers = { officers: [], units: [] }

/** Nobody while that is not known, and of no conversation. */
export function useReceivers(conversation: Ref | undefined): Receivers {
  const { data } = useQuery({
    queryKey: ['receivers', conversation?.page_id, conversation?.id],
    queryFn: () => getReceivers(conversation as Ref),
    enabled: conversation !== undefined,
  })
  return data ?? nobody
}
