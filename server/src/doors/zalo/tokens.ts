// A page's access to Zalo: its token in memory, and its renewal under a lock, so that a refresh token is never used twice.

import type { Answer } from '@binh-yen/zalo/client/answers'
import type { Access } from '@binh-yen/zalo/client/access'
import type { Client } from '@binh-yen/zalo/client'
import { change, type House, machine } from '../../platform/ctx.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { severalAtOnce } from '../../platform/several.ts'
import { getApp, getPage, pagesToRenew, tokensOf } from '../../modules/pages/pages.ts'
import { accessOf as accessFor } from './access.ts'
import { createRenewal } from './renewal.ts'

export interface PageAccess extends Access {
  /** Which pair of tokens it is of: named when Zalo refuses it. */
  readonly generation: number
}

export interface Tokens {
  /** The same without waiting, when it is at hand. */
  accessAtHand(page_id: string): PageAccess | undefined
  /** *renewing*: not now, soon. *none*: an account admin has to grant the app first. */
  accessOf(page_id: string): Promise<PageAccess | 'renewing' | 'none'>
  /** Hands the answer back; one that refused the token has it renewed beside: the delivery comes again with the new one. */
  noticed<A extends Answer<unknown>>(answer: A, page_id: string, access: PageAccess): A
  readonly loop: Loop
}

const who = machine('tokens')
/** Rest between two looks for pages to renew, ms of the machine. */
const rest = 5_000
/** Each holds a connection of the pool for its lock and asks for a second one. */
const renewalsAtOnce = 4

interface Held {
  readonly access: PageAccess
  readonly until: number
}

export function createTokens(house: House, client: Client): Tokens {
  const held = new Map<string, Promise<Held | undefined>>()
  const atHand = new Map<string, Held>()
  const renewing = new Map<string, Promise<boolean>>()
  const renewal = createRenewal(house, client)

  function forget(page_id: string): void {
    held.delete(page_id)
    atHand.delete(page_id)
  }

  /** True when the page has a new pair. One at a time per page in this process, and by the lock in all. */
  function renew(page_id: string, generation?: number): Promise<boolean> {
    const under = renewing.get(page_id)
    if (under) return under
    forget(page_id)
    const going = renewal(page_id, generation)
      .catch(error => {
        house.log.fault('renewal of tokens', error)
        return false
      })
      .finally(() => {
        forget(page_id)
        renewing.delete(page_id)
      })
    renewing.set(page_id, going)
    return going
  }

  async function accessOf(page_id: string): Promise<PageAccess | 'renewing' | 'none'> {
    if (renewing.has(page_id)) return 'renewing'
    const reading = held.get(page_id) ?? read(page_id)
    held.set(page_id, reading)
    const known = await reading.catch(error => {
      held.delete(page_id)
      throw error
    })
    if (!known) {
      held.delete(page_id)
      return 'none'
    }
    if (known.until > house.clock.now()) {
      if (!renewing.has(page_id)) atHand.set(page_id, known)
      return known.access
    }
    void renew(page_id, known.access.generation)
    return 'renewing'
  }

  function accessAtHand(page_id: string): PageAccess | undefined {
    const known = atHand.get(page_id)
    return known && known.until > house.clock.now() ? known.access : undefined
  }

  async function read(page_id: string): Promise<Held | undefined> {
    return change(house, who, async ctx => {
      const tokens = await tokensOf(ctx, page_id)
      const { app_id } = await getPage(ctx, page_id)
      if (!tokens || !app_id) return undefined
      const { access_token, generation, access_until } = tokens
      const access = { ...accessFor(await getApp(ctx, app_id), access_token), generation }
      return { access, until: access_until }
    })
  }

  const loop = startLoop({
    name: 'tokens',
    rest,
    log: house.log,
    async run() {
      const pages = await change(house, who, pagesToRenew)
      const renewed = await severalAtOnce(pages, renewalsAtOnce, page_id => renew(page_id))
      return renewed.filter(Boolean).length
    },
  })

  return {
    accessAtHand,
    accessOf,
    noticed(answer, page_id, { generation }) {
      if (!answer.ok && answer.how === 'refused' && answer.fault.what === 'renew') void renew(page_id, generation)
      return answer
    },
    loop,
  }
}
