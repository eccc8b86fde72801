// Hides the phones page and its live hints: which person on which page to look at again, never words.
import type { FastifyInstance } from 'fastify'
import type { Sim } from '../sim.ts'

export function phoneRoutes(
  _sim: Sim,
  _listeners: Set<(oa_id: string, person_id: string) => void>,
): (http: FastifyInstance) => Promise<void> {
  return async http => {
    http.get('/phones', async () => '')
  }
}
