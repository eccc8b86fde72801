// Uploading before a send: what was uploaded lately is sent by its id again, and an id Zalo has forgotten is dropped.

import type { Client } from '@binh-yen/zalo/client'
import type { Answer } from '@binh-yen/zalo/client/answers'
import type { Sent } from '@binh-yen/zalo/client/messages'
import { MEDIA_LIFE_MS } from '@binh-yen/zalo/limits'
import type { Call, File, Image, Outcome } from '../../modules/deliveries/deliveries.ts'
import type { Clock } from '../../platform/clock.ts'
import { second } from '../../platform/clock.ts'
import { beforeSend, outcomeOf } from './outcomes.ts'
import type { PageAccess, Tokens } from './tokens.ts'

export interface Uploads {
  sendWith(
    call: Call,
    access: PageAccess,
    image: Image,
    send: (image: { image: { attachment_id: string } }) => Promise<Answer<Sent>>,
  ): Promise<Outcome>
  sendFileWith(
    call: Call,
    access: PageAccess,
    file: File,
    send: (token: string) => Promise<Answer<Sent>>,
  ): Promise<Outcome>
}

/** Ids in memory at most. */
const idsKept = 5_000

export function createUploads(client: Client, tokens: Tokens, clock: Clock): Uploads {
  const ids = new Map<string, { id: string; at: number }>()

  /** Upload unless it was lately, then send; an upload is one more call of the app's budget. */
  async function through(
    { page_id, spend }: Call,
    access: PageAccess,
    media_id: string,
    upload: () => Promise<Answer<string>>,
    send: (id: string) => Promise<Answer<Sent>>,
  ): Promise<Outcome> {
    const name = `${page_id} ${media_id}`
    const known = ids.get(name)
    let id = known && clock.now() - known.at < MEDIA_LIFE_MS ? known.id : undefined
    if (id === undefined) {
      if (!(await spend())) return { kind: 'later', fault: 'rate_limited', at: clock.now() + second, free: true }
      const uploaded = tokens.noticed(await upload(), page_id, access)
      if (!uploaded.ok) return beforeSend(uploaded, clock.now())
      id = uploaded.data
      if (ids.size >= idsKept) ids.clear()
      ids.set(name, { id, at: clock.now() })
    }
    const answer = await send(id)
    if (!answer.ok && answer.how === 'refused' && answer.fault.reupload) ids.delete(name)
    return outcomeOf(tokens.noticed(answer, page_id, access), clock.now())
  }

  return {
    sendWith: (call, access, image, send) =>
      through(
        call,
        access,
        image.media_id,
        async () => named(await client.uploadImage(access, image), ({ attachment_id }) => attachment_id),
        attachment_id => send({ image: { attachment_id } }),
      ),
    sendFileWith: (call, access, file, send) =>
      through(
        call,
        access,
        file.media_id,
        async () => named(await client.uploadFile(access, file), ({ token }) => token),
        send,
      ),
  }
}

const named = <T>(answer: Answer<T>, id: (data: T) => string): Answer<string> =>
  answer.ok ? { ...answer, data: id(answer.data) } : answer
