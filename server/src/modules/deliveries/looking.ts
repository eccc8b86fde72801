// Looking after what is unknown: what dead processes left, then the echo, then the channel's own conversation.

import { minute } from '../../platform/clock.ts'
import { change, type Ctx, type House, machine } from '../../platform/ctx.ts'
import { gone, type Presence } from '../../platform/liveness.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { outsideIdsFor } from '../citizens/citizens.ts'
import { getPage, listPages, takeBudget } from '../pages/pages.ts'
import type { Channel, Kept, Kind } from './channel.ts'
import { contentMacs, outsideMac, outsideMacs } from './content-mac.ts'
import { arrived } from './echoes.ts'
import { hintThread, wakeSenders } from './hints.ts'
import { clockSlack, echoWait, lookAgain, priorityOf, settle } from './rules.ts'
import { save } from './store.ts'
import { knownOutside } from './store-echoes.ts'
import * as store from './store-sending.ts'
import * as work from './store-work.ts'

export interface Looking {
  readonly house: House
  readonly presence: Presence
  readonly channel: Channel
}

const who = machine('sending')
const rest = 2_000
/** Looked up at once, and a look that takes longer than this may be taken over. */
const atOnce = 8
const lookLasts = 2 * minute

export function startLooking({ house, presence, channel }: Looking): Loop {
  return startLoop({
    name: 'looking',
    rest,
    log: house.log,
    async run() {
      const left = await change(house, who, ctx => takeOver(ctx, presence.mark))
      const rows = await change(house, who, ctx => store.toLookUp(ctx, atOnce))
      await Promise.all(rows.map(row => lookUp(house, channel, row.page_id, row.id)))
      return left + rows.length
    },
  })
}

/** What a process was sending when it died is unknown from now on. Dead means that its lock can be had. */
async function takeOver(ctx: Ctx, mark: number): Promise<number> {
  const dead = await gone(ctx.tx, await work.marksBesides(ctx, mark))
  if (dead.length === 0) return 0
  let left = 0
  for (const { page_id } of (await listPages(ctx)).sort((a, b) => (a.page_id < b.page_id ? -1 : 1))) {
    const threads = await store.leftBehind(ctx, page_id, dead, ctx.now + echoWait)
    for (const thread_id of threads) hintThread(ctx, page_id, thread_id)
    left += threads.length
  }
  await work.strikeOff(ctx, dead)
  return left
}

/** Ask the channel what it has; outside any transaction. */
async function lookUp(house: House, channel: Channel, page_id: string, id: string): Promise<void> {
  const taken = await change(house, who, async ctx => {
    const row = await store.takeToLookUp(ctx, page_id, id, ctx.now + lookLasts)
    const to = row && (await outsideIdsFor(ctx, page_id, [id])).get(id)
    return row && { row, to, app_id: (await getPage(ctx, page_id)).app_id }
  })
  if (!taken) return
  const { row, to, app_id } = taken
  const kept =
    to && app_id
      ? await channel.readBack({
          page_id,
          to,
          since: row.sending_at - clockSlack,
          spend: async () =>
            (await change(house, who, ctx => takeBudget(ctx, app_id, 1, priorityOf(row.priority)))) === 1,
        })
      : []
  await change(house, who, ctx => (kept ? decide(ctx, row, kept) : notNow(ctx, row)))
}

/** Found: sent. Absent: once more, or left to the officer, as its row says. */
async function decide(ctx: Ctx, looked: store.Unknown, kept: readonly Kept[]): Promise<void> {
  const row = await store.lockUnknown(ctx, looked.page_id, looked.id)
  if (!row) return // its echo came meanwhile, or an officer decided
  const found = await foundAmong(ctx, looked, kept)
  if (found) return arrived(ctx, row, outsideMac(ctx.keys, found.outside_id), found.at ?? ctx.now)
  if (settle(row) === 'once_more') {
    await save(ctx, row, { state: 'due', due_at: ctx.now, again: row.again + 1, tries: 0, fault: null })
    wakeSenders(ctx, row.page_id)
  } else {
    await save(ctx, row, { settled_at: ctx.now, fault: 'unanswered' })
    wakeSenders(ctx, row.page_id) // what follows it in the thread goes on
  }
  hintThread(ctx, row.page_id, row.thread_id)
}

/** The oldest kept message with the same content, sent since, that is not another delivery's. */
async function foundAmong(ctx: Ctx, looked: store.Unknown, kept: readonly Kept[]): Promise<Kept | undefined> {
  for (const message of [...kept].reverse()) {
    if (message.at !== null && message.at < looked.sending_at - clockSlack) continue
    if (!sameContent(ctx, looked, message)) continue
    if (!(await knownOutside(ctx, looked.page_id, outsideMacs(ctx.keys, message.outside_id)))) return message
  }
  return undefined
}

/** How each kind is named in what the channel keeps; what is not here is known by its words. */
const keptAs: Partial<Record<Kind, Kept['kind']>> = {
  image: 'image',
  file: 'other',
  list: 'other',
  info_request: 'other',
}

/** A picture comes back re-encoded and perhaps without its caption: any of its kind and time counts, as of files and cards. */
function sameContent(ctx: Ctx, looked: store.Unknown, message: Kept): boolean {
  const as = keptAs[looked.kind]
  if (as !== undefined && as === message.kind) return true
  return (
    message.kind === 'text' && contentMacs(ctx.keys, 'text', message.text).some(mac => mac.equals(looked.content_mac))
  )
}

const notNow = (ctx: Ctx, row: store.Unknown): Promise<unknown> =>
  save(ctx, row, { look_at: ctx.now + lookAgain(row.tries), tries: Math.min(row.tries + 1, 1_000) })
