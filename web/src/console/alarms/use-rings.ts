/** Hides how rings are read: by hint at once, every five seconds while something rings, else now and then. */
import { useQuery } from '@tanstack/react-query'
import { countRings, listRings } from '../../api/alarm-calls.ts'

const ringingMs = 5_000
const quietMs = 30_000

export const ringsKey = ['rings'] as const

/** Rings of the units this officer answers for. Read on in the background: a window behind others must ring, too. */
export const useRings = () =>
  useQuery({
    queryKey: ringsKey,
    queryFn: listRings,
    refetchInterval: ({ state }) => (state.data?.rings.length || state.error ? ringingMs : quietMs),
    refetchIntervalInBackground: true,
    retry: 1,
  })

/** How many ring for this officer, without anything about them. */
export const useRingCount = () =>
  useQuery({
    queryKey: ['rings', 'count'],
    queryFn: countRings,
    refetchInterval: ringingMs,
    refetchIntervalInBackground: true,
    retry: 1,
  })
