// Hides the phones page and its live hints: which person on which page to look at again, never words.
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const PING_MS = 15_000
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' http: https: data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const files = {
  '/phones': ['page.html', 'text/html; charset=utf-8'],
  '/phones/phones.css': ['phones.css', 'text/css; charset=utf-8'],
  '/phones/phone.css': ['phone.css', 'text/css; charset=utf-8'],
  '/phones/phones.js': ['phones.js', 'text/javascript; charset=utf-8'],
  '/phones/phone.js': ['phone.js', 'text/javascript; charset=utf-8'],
  '/phones/bubbles.js': ['bubbles.js', 'text/javascript; charset=utf-8'],
  '/phones/control.js': ['control.js', 'text/javascript; charset=utf-8'],
} as const

export type ChangeListeners = Set<(oa_id: string, person_id: string) => void>

export function phoneRoutes(listeners: ChangeListeners): (http: FastifyInstance) => Promise<void> {
  return async http => {
    for (const [path, [file, type]] of Object.entries(files)) {
      const content = readFileSync(new URL(file, import.meta.url))
      http.get(path, async (_request, reply) =>
        reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache').type(type).send(content),
      )
    }
    http.get('/phones/live', async (request, reply) => {
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      stream.write('retry: 1000\n\n')
      const tell = (oa_id: string, person_id: string): void => {
        stream.write(`data: ${JSON.stringify({ oa_id, person_id })}\n\n`)
      }
      const ping = setInterval(() => stream.write(':\n\n'), PING_MS)
      listeners.add(tell)
      request.raw.once('close', () => {
        clearInterval(ping)
        listeners.delete(tell)
      })
    })
  }
}
