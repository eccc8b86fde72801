// Hides one webhook request: Zalo's headers, two seconds of real time, and what its answer means.
import { Agent, request } from 'undici'
import type { App } from '../world/nouns.ts'
import type { Switches } from '../world/switches.ts'
import { mac } from './signature.ts'

const DEADLINE_MS = 2000

/** An event on its way to an app's webhook. `tries` counts the requests already made. */
export interface Envelope {
  app_id: string
  person_id: string
  /** Events with the same lane leave one after another. */
  lane: string
  body: string
  timestamp: string
  server: 'OA OpenAPI' | 'ZNS'
  due_at: number
  tries: number
  /** The first request carries a wrong signature. */
  forged: boolean
  taken?: (() => void) | undefined
}

export type Outcome = 'taken' | 'refused' | 'unreachable'

export interface Courier {
  deliver: (app: App, envelope: Envelope, switches: Switches) => Promise<Outcome>
  close: () => Promise<void>
}

export function createCourier(): Courier {
  const agent = new Agent({ connections: 64, keepAliveTimeout: 5000 })
  return {
    async deliver(app, envelope, switches) {
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(), DEADLINE_MS)
      try {
        const reply = await request(app.webhook_url ?? '', {
          dispatcher: agent,
          method: 'POST',
          headers: headersOf(app, envelope, switches),
          body: envelope.body,
          signal: deadline.signal,
        })
        await reply.body.dump()
        return reply.statusCode === 200 ? 'taken' : 'refused'
      } catch {
        return 'unreachable'
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => agent.destroy(),
  }
}

function headersOf(app: App, envelope: Envelope, switches: Switches): Record<string, string> {
  const signedWith = envelope.forged && envelope.tries === 0 ? `${app.webhook_secret}?` : app.webhook_secret
  const digest = mac(envelope.app_id, envelope.body, envelope.timestamp, signedWith)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'ZaloWebhook',
    'x-zevent-signature': switches.mac_prefix ? `mac=${digest}` : digest,
    'x-zevent-server': envelope.server,
  }
  if (envelope.tries > 0) headers['num_retry'] = String(envelope.tries)
  return headers
}
