// What the channel tells back about our own messages: the echo of each, that it was received, that it was seen.

import type { Ctx } from '../../platform/ctx.ts'
import type { Kind } from './channel.ts'
import { outsideMac, outsideMacs } from './content-mac.ts'
import { hintThread, wakeSenders } from './hints.ts'
import { save } from './store.ts'
import * as store from './store-echoes.ts'

export interface Echo {
  readonly page_id: string
  readonly address_id: string
  readonly zalo_msg_id: string
  /** `contentMac` of what the echo tells. */
  readonly content_mac: Buffer
  /** Without a fitting content the oldest open one of its kind is taken, since words may be missing in echoes. */
  readonly kind?: string
  /** An account admin is named as its writer: it is never ours unless its id is. */
  readonly by_admin: boolean
  readonly at: number
}

/** Which of our kinds an echo of these may be. */
const echoedAs: Readonly<Record<string, Kind>> = {
  image: 'image',
  file: 'file',
  list: 'list',
  template: 'info_request',
}

/**
 * Whether a message the channel says the page sent is one of ours. *hold*: it may be, once the call under way has its
 * reply; ask again, and after 30 s take it as typed by hand (architecture §4.12).
 */
export async function heardEcho(ctx: Ctx, echo: Echo): Promise<'ours' | 'hold' | 'typed'> {
  const { page_id, address_id, content_mac } = echo
  if (await store.knownOutside(ctx, page_id, outsideMacs(ctx.keys, echo.zalo_msg_id))) return 'ours'
  if (echo.by_admin) return 'typed'
  const same = { page_id, address_id, content_mac }
  const ofKind = echo.kind === undefined ? undefined : echoedAs[echo.kind]
  const row =
    (await store.oldestOpen(ctx, same)) ??
    (await store.oldestDoubtful(ctx, same)) ??
    (ofKind ? await store.oldestOpen(ctx, { page_id, address_id, kind: ofKind }) : undefined)
  if (row) {
    await arrived(ctx, row, outsideMac(ctx.keys, echo.zalo_msg_id), echo.at)
    return 'ours'
  }
  if (await store.anyOpen(ctx, page_id, address_id)) return 'hold'
  // the send may have been recorded since the first look
  return (await store.knownOutside(ctx, page_id, outsideMacs(ctx.keys, echo.zalo_msg_id))) ? 'ours' : 'typed'
}

type Row = NonNullable<Awaited<ReturnType<typeof store.oldestOpen>>>

/** It is out there: sent, whatever we believed; a copy besides one that is known adds its id. */
export async function arrived(ctx: Ctx, row: Row, mac: Buffer, at: number): Promise<void> {
  if (row.state === 'sent') {
    await save(ctx, row, { earlier_macs: [...(row.earlier_macs ?? []), mac] })
    return
  }
  await save(ctx, row, { state: 'sent', sent_at: at, outside_mac: mac, fault: null, settled_at: null })
  hintThread(ctx, row.page_id, row.thread_id)
  wakeSenders(ctx, row.page_id)
}

/** A receipt may come before the call it is about has its reply: it is looked at again within this time, ms. */
const lookFor = 15_000
const lookAgain = 500

/** The person's phone has these messages. Returns when to tell it again, when one of them is not known yet. */
export const received = (ctx: Ctx, page_id: string, zalo_msg_ids: readonly string[], at: number) =>
  tick(ctx, 'delivered_at', page_id, zalo_msg_ids, at)

/** The person has seen these messages; what was seen was received too. */
export const seen = (ctx: Ctx, page_id: string, zalo_msg_ids: readonly string[], at: number) =>
  tick(ctx, 'seen_at', page_id, zalo_msg_ids, at)

async function tick(
  ctx: Ctx,
  which: 'delivered_at' | 'seen_at',
  page_id: string,
  zalo_msg_ids: readonly string[],
  at: number,
): Promise<{ later: number } | void> {
  const ids = [...new Set(zalo_msg_ids)]
  const macs = ids.flatMap(id => outsideMacs(ctx.keys, id))
  const threads = await store.tick(ctx, which, page_id, macs, at)
  for (const thread_id of threads) hintThread(ctx, page_id, thread_id)
  if (threads.length < ids.length && ctx.now < at + lookFor) return { later: ctx.now + lookAgain }
}
