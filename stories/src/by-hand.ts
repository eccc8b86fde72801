// Events signed by hand, past the simulator: for bodies that Zalo has never sent, in any order, as often as one likes.

import { peek } from '@binh-yen/zalo/peek'
import { signatureHeader } from '@binh-yen/zalo/signature'
import { appIds, webhookSecret } from './district.ts'
import type { World } from './world.ts'

/** The body's bytes and the header that Zalo would send with them. */
export function signed(event: object, secret = webhookSecret(appIds.wards)): { raw: Buffer; header: string } {
  const raw = Buffer.from(JSON.stringify(event))
  const peeked = peek(raw)
  const { app_id, timestampRaw } = peeked.ok ? peeked.peek : { app_id: '', timestampRaw: '' }
  return { raw, header: signatureHeader({ app_id, raw, timestampRaw }, secret) }
}

export async function posts(world: Pick<World, 'url'>, raw: Buffer | string, header?: string): Promise<number> {
  const reply = await fetch(`${world.url}/zalo/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { 'x-zevent-signature': header }) },
    body: typeof raw === 'string' ? raw : new Uint8Array(raw),
  })
  await reply.arrayBuffer()
  return reply.status
}

export async function tells(world: Pick<World, 'url'>, event: object): Promise<number> {
  const { raw, header } = signed(event)
  return posts(world, raw, header)
}

/** What a person writes, as Zalo tells it. `at` is Zalo's time, ms. */
export const textEvent = (to: { oa_id: string; user_id: string; at: number; msg_id: string; text: string }) => ({
  app_id: appIds.wards,
  sender: { id: to.user_id },
  user_id_by_app: `7${to.user_id.slice(1)}`,
  recipient: { id: to.oa_id },
  event_name: 'user_send_text',
  message: { text: to.text, msg_id: to.msg_id },
  timestamp: String(to.at),
})
