// Hides the media host: pictures by name without any token, 404 once they have expired (facts §3.14).
import type { FastifyInstance } from 'fastify'
import type { Sim } from '../sim.ts'
import { samplePng } from '../world/sample-picture.ts'

export function mediaRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  const avatar = samplePng('avatar')
  return async http => {
    http.get('/media/avatar', async (_request, reply) => reply.type('image/png').send(avatar))
    http.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
      const media = sim.shelf.find(request.params.id, sim.clock.now())
      if (!media) return reply.code(404).type('text/plain').send('This file no longer exists')
      return reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'private, max-age=3600')
        .type(media.type)
        .send(media.bytes)
    })
  }
}
