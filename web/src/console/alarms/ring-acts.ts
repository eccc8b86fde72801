/** The acts that end a ring, in the order of their keys 1 to 6. */
import type { RingAct } from '../../api/alarm-calls.ts'

export const ringActs: readonly RingAct[] = ['called_back', 'told_113', 'told_114', 'told_115', 'sent_someone', 'met']
