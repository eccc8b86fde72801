// How often one address may ask, send and try keys; kept in memory of the process, never written down.

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../platform/refusal.ts'

export interface BoundOptions {
  /** Pages and pieces a minute. */
  readonly requests: number
  /** Tips and additions in ten minutes: a whole village may stand behind one address. */
  readonly messages: number
  /** Keys tried in vain an hour. */
  readonly misses: number
}
const usual: BoundOptions = { requests: 600, messages: 60, misses: 20 }

export interface Bounds {
  /** Each refuses too_many {retry_after_ms}. */
  request(address: string): Promise<void>
  message(address: string): Promise<void>
  /** Before a key is looked at; taken back by `hit`, so that many at once are counted too. */
  mayTry(address: string): Promise<void>
  hit(address: string): Promise<void>
}

export function createBounds(options: Partial<BoundOptions> = {}): Bounds {
  const { requests, messages, misses } = { ...usual, ...options }
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration })
  const asked = limiter('asked', requests, 60)
  const sent = limiter('sent', messages, 600)
  const tried = limiter('tried', misses, 3600)
  return {
    request: address => take(asked, address),
    message: address => take(sent, address),
    mayTry: address => take(tried, address),
    hit: async address => void (await tried.reward(address, 1)),
  }
}

async function take(limiter: RateLimiterMemory, address: string): Promise<void> {
  await limiter.consume(address).catch(({ msBeforeNext }: RateLimiterRes) => {
    throw new Refusal('too_many', { retry_after_ms: msBeforeNext })
  })
}
