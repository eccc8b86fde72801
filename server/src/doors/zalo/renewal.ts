// One renewal of a page's tokens that survives a crash at any line: lock, drain, say so, call, save (architecture §4).

import type { Client } from '@binh-yen/zalo/client'
import { accessOf } from './access.ts'
import { minute, second } from '../../platform/clock.ts'
import { change, type Ctx, type House, machine } from '../../platform/ctx.ts'
import { sendingNow } from '../../modules/deliveries/deliveries.ts'
import {
  type App,
  attachTokens,
  getApp,
  getPage,
  type PageTokens,
  refreshGivenUp,
  refreshStarted,
  setPageState,
  takeBudget,
  tokensOf,
} from '../../modules/pages/pages.ts'

/** True when the page has a newer pair than `generation`, or one that is not due for renewal when none is named. */
export type Renewal = (page_id: string, generation?: number) => Promise<boolean>

const who = machine('tokens')
const lockClass = 0x62_74 // 'bt'
/** How long calls under way with the old token may take to end, and how often we look, ms of the machine. */
const drainFor = 5_000
const drainLook = 50

interface Known {
  readonly tokens: PageTokens
  readonly app: App
}

export function createRenewal(house: House, client: Client): Renewal {
  const tell = <T>(fn: (ctx: Ctx) => Promise<T>): Promise<T> => change(house, who, fn)

  /** A lock of the session: it outlives transactions and dies with the process. */
  async function locked(page_id: string, fn: () => Promise<boolean>): Promise<boolean> {
    const key = Number.parseInt(page_id.slice(-8), 16) | 0
    const session = await house.database.pool.connect()
    let broken = true
    try {
      const got = await session.query('select pg_try_advisory_lock($1, $2) as got', [lockClass, key])
      const done = got.rows[0].got ? await fn() : false // else another process is at it
      if (got.rows[0].got) await session.query('select pg_advisory_unlock($1, $2)', [lockClass, key])
      broken = false
      return done
    } finally {
      session.release(broken) // a broken one is closed, and the lock goes with it
    }
  }

  async function read(page_id: string): Promise<Known | undefined> {
    return tell(async ctx => {
      const tokens = await tokensOf(ctx, page_id)
      const { app_id, state } = await getPage(ctx, page_id)
      return tokens && app_id && state !== 'needs_consent' ? { tokens, app: await getApp(ctx, app_id) } : undefined
    })
  }

  async function renew(page_id: string, generation: number | undefined): Promise<boolean> {
    const known = await read(page_id)
    if (!known) return false
    const { tokens } = known
    if (tokens.refresh_started !== null) return resolve(page_id, known)
    if (generation === undefined ? tokens.renew_at > house.clock.now() : tokens.generation > generation) return true
    await tell(ctx => refreshStarted(ctx, page_id)) // from here on nothing of the page is claimed
    await drain(page_id)
    return refresh(page_id, known)
  }

  async function drain(page_id: string): Promise<void> {
    for (const end = performance.now() + drainFor; performance.now() < end; ) {
      if (!(await tell(ctx => sendingNow(ctx, page_id)))) return
      await new Promise(resume => setTimeout(resume, drainLook))
    }
  }

  async function refresh(page_id: string, { tokens, app }: Known): Promise<boolean> {
    const answer = await client.refreshTokens({ app_id: app.zalo_app_id, secret: app.secret }, tokens.refresh_token)
    if (answer.ok) {
      const { access_token, refresh_token, expires_in_ms } = answer.data
      await untilSaved(ctx => attachTokens(ctx, page_id, { access_token, refresh_token, expires_in: expires_in_ms }))
      return true
    }
    if (answer.how === 'unsure') return false // refresh_started stands: the next look resolves it
    if (answer.how === 'unsent') await tell(ctx => refreshGivenUp(ctx, page_id, ctx.now + 30 * second))
    else if (answer.fault.what === 'retry') await tell(ctx => refreshGivenUp(ctx, page_id, ctx.now + minute))
    else await stop(page_id, answer.fault.needs === 'operator' ? 'paused' : 'needs_consent', answer.fault.name)
    return false
  }

  /** The reply of a refresh never came. Does the old access still work? Else the old refresh token, once more. */
  async function resolve(page_id: string, known: Known): Promise<boolean> {
    if ((await tell(ctx => takeBudget(ctx, known.app.app_id, 1, 'urgent'))) === 0) return false
    const probe = await client.getPage(accessOf(known.app, known.tokens.access_token))
    if (probe.ok) {
      await tell(ctx => refreshGivenUp(ctx, page_id, ctx.now + minute))
      return false
    }
    if (probe.how !== 'refused' || probe.fault.what !== 'renew') return false // Zalo cannot say now
    return refresh(page_id, known)
  }

  async function stop(page_id: string, state: 'paused' | 'needs_consent', reason: string): Promise<void> {
    await tell(async ctx => {
      await refreshGivenUp(ctx, page_id, ctx.now + 10 * minute)
      await setPageState(ctx, page_id, state, reason)
    })
    house.log.note('page stopped', { page_id, state, reason })
  }

  /** The only copy of the new pair is in memory: a database that is away is waited for. */
  async function untilSaved(fn: (ctx: Ctx) => Promise<void>): Promise<void> {
    for (let rest = 100; ; rest = Math.min(5_000, rest * 2)) {
      try {
        return await tell(fn)
      } catch (error) {
        house.log.fault('new tokens', error)
        await new Promise(resume => setTimeout(resume, rest))
      }
    }
  }

  return (page_id, generation) => locked(page_id, () => renew(page_id, generation))
}
