// How often one may ask: per address and per session, more tightly for passwords. Kept in memory of the process.

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../platform/refusal.ts'

export interface LimitOptions {
  /** Requests a minute from one address; a station behind one proxy is one address. */
  readonly perAddress: number
  readonly perSession: number
  /** Passwords a minute from one address. */
  readonly passwords: number
  readonly streamsPerOfficer: number
  readonly streams: number
}

export const usual: LimitOptions = {
  perAddress: 12_000,
  perSession: 1_200,
  passwords: 120,
  streamsPerOfficer: 6,
  streams: 2_000,
}

export interface Limits {
  /** Each refuses too_many {retry_after_ms}. */
  request(address: string, token: string | undefined): Promise<void>
  password(address: string): Promise<void>
}

export function createLimits(options: Partial<LimitOptions> = {}): Limits {
  const { perAddress, perSession, passwords } = { ...usual, ...options }
  const limiter = (keyPrefix: string, points: number) => new RateLimiterMemory({ keyPrefix, points, duration: 60 })
  const addresses = limiter('address', perAddress)
  const sessions = limiter('session', perSession)
  const attempts = limiter('password', passwords)
  return {
    async request(address, token) {
      await take(addresses, address)
      if (token !== undefined) await take(sessions, token)
    },
    password: address => take(attempts, address),
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (spent) {
    throw new Refusal('too_many', { retry_after_ms: (spent as RateLimiterRes).msBeforeNext })
  }
}
