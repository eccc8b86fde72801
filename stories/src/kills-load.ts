// What goes on while processes are killed: people write, officers answer, the assistant and broadcasts tell them things.

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { replyOut } from '@binh-yen/server/flows/reply-out'
import { tell } from '@binh-yen/server/flows/tell'
import { contentMac, send, sendMany } from '@binh-yen/server/modules/deliveries/deliveries'
import { lockConversation } from '@binh-yen/server/modules/inbox/inbox'
import { change, type Ctx, type House, machine } from '@binh-yen/server/platform/ctx'
import type { Apart } from './apart.ts'

export interface Load {
  /** Zalo's ids of what people wrote. */
  readonly written: string[]
  /** Resolves when nothing more is begun. */
  stop(): Promise<void>
}

interface Talk {
  readonly id: string
  readonly address_id: string
  readonly last_interaction_at: number
}

/** Rests between two of each, ms. */
const rests = { writing: 60, telling: 25, broadcasting: 3_000 } as const

/** `people` are handles at the simulator whose first words were handled. `draw` gives numbers from 0 to 1. */
export function startLoad(apart: Apart, house: House, people: readonly string[], draw: () => number): Load {
  const { page_id, oa_id } = apart.district.pages.north
  const { officer_id } = apart.district.officers.tung
  const written: string[] = []
  const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T
  let stopped = false
  let talks: Talk[] = []

  async function again(rest: number, act: () => Promise<unknown>): Promise<void> {
    while (!stopped) {
      await act().catch(() => undefined) // the database was killed: whether it is there, the oracle sees
      await pause(rest * (0.5 + draw()))
    }
  }

  async function write(): Promise<void> {
    const path = `/control/people/${one(people)}/text`
    written.push((await apart.control<{ msg_id: string }>(path, { oa_id, text: 'Cảm ơn cán bộ nhé' })).msg_id)
  }

  async function tellOne(): Promise<void> {
    if (talks.length === 0) talks = await talksOf(apart, page_id)
    const { id } = one(talks)
    const text = `Dạ, ${randomUUID()}`
    const chance = draw()
    await change(house, machine('kills'), async ctx => {
      if (chance < 0.4) await said(ctx, id, text)
      else if (chance < 0.8) await replyOut(ctx, { page_id, conversation_id: id, officer_id, text })
      else await urge(ctx, id, text)
    })
  }

  /** The assistant says it in one person's conversation; which message that is. */
  async function said(ctx: Ctx, id: string, text: string): Promise<string> {
    return (await tell(ctx, await lockConversation(ctx, page_id, id), { origin: 'bot' }, text)).message_id
  }

  /** The same goes to somebody else, urgently. */
  async function urge(ctx: Ctx, id: string, text: string): Promise<void> {
    const message_id = await said(ctx, id, text)
    const { address_id } = one(talks.filter(talk => talk.id !== id))
    const content_mac = contentMac(ctx.keys, 'text', text)
    const what = { page_id, message_id, kind: 'text', content_mac } as const
    await send(ctx, { ...what, address_id, thread_id: null, priority: 'urgent', told_by: 'flow' })
  }

  /** The same goes to everybody else. */
  async function broadcast(): Promise<void> {
    const all = await talksOf(apart, page_id)
    const { id } = one(all)
    const text = `Cảnh báo ${randomUUID()}`
    await change(house, machine('kills'), async ctx => {
      const message_id = await said(ctx, id, text)
      const others = all.filter(talk => talk.id !== id)
      const recipients = [
        others.map(({ address_id, last_interaction_at }) => ({ address_id, thread_id: null, last_interaction_at })),
      ]
      const content_mac = contentMac(ctx.keys, 'text', text)
      await sendMany(ctx, { page_id, message_id, kind: 'text', priority: 'broadcast', content_mac, recipients })
    })
  }

  const going = [again(rests.writing, write), again(rests.telling, tellOne), again(rests.broadcasting, broadcast)]
  return {
    written,
    async stop() {
      stopped = true
      await Promise.all(going)
    },
  }
}

async function talksOf(apart: Apart, page_id: string): Promise<Talk[]> {
  const { rows } = await apart.admin.query<Talk>(
    `select c.id, c.address_id, a.last_interaction_at from conversations c
     join addresses a on a.page_id = c.page_id and a.id = c.address_id where c.page_id = $1 order by c.id`,
    [page_id],
  )
  return rows
}
