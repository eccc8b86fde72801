// Zalo as a way out: text and picture to one person, and what Zalo itself keeps of a conversation.

import type { Client } from '@binh-yen/zalo/client'
import type { Answer } from '@binh-yen/zalo/client/answers'
import type { HeldMessage } from '@binh-yen/zalo/client/conversations'
import { CONVERSATION_PAGE, MEDIA_LIFE_MS, TEXT_CHARACTERS, UPLOAD_IMAGE_BYTES } from '@binh-yen/zalo/limits'
import type { Clock } from '../../platform/clock.ts'
import { second } from '../../platform/clock.ts'
import type { Call, Channel, Content, Kept, Outcome } from '../../modules/deliveries/deliveries.ts'
import { beforeSend, outcomeOf } from './outcomes.ts'
import type { PageAccess, Tokens } from './tokens.ts'

/** Pages of Zalo's conversation that are read back at most: fifty messages. */
const pagesBack = 5
/** Attachment ids in memory at most. */
const attachmentsKept = 5_000

type Image = Extract<Content, { kind: 'image' }>

export function createChannel(client: Client, tokens: Tokens, clock: Clock): Channel {
  const attachments = new Map<string, { id: string; at: number }>()

  /** A refused token is renewed beside; the delivery comes again with the new one. */
  function noticed<A extends Answer<unknown>>(answer: A, page_id: string, access: PageAccess): A {
    if (!answer.ok && answer.how === 'refused' && answer.fault.what === 'renew')
      tokens.refused(page_id, access.generation)
    return answer
  }

  async function send(call: Call): Promise<Outcome> {
    const { page_id, to, content } = call
    const access = tokens.accessAtHand(page_id) ?? (await tokens.accessOf(page_id).catch(() => 'renewing' as const))
    if (access === 'none') return { kind: 'page_stopped', fault: 'consent_missing', state: 'needs_consent' }
    if (access === 'renewing') return { kind: 'later', fault: 'token_expired', at: clock.now() + second, free: true }
    if (content.kind === 'image') return sendImage(call, content, access)
    const answer = noticed(await client.sendText(access, { user_id: to, text: content.text }), page_id, access)
    return outcomeOf(answer, clock.now())
  }

  async function sendImage({ page_id, to, spend }: Call, image: Image, access: PageAccess): Promise<Outcome> {
    if (image.bytes.length > UPLOAD_IMAGE_BYTES) return { kind: 'refused', fault: 'image_too_large' }
    const name = `${page_id} ${image.media_id}`
    const known = attachments.get(name)
    let id = known && clock.now() - known.at < MEDIA_LIFE_MS ? known.id : undefined
    if (id === undefined) {
      if (!(await spend())) return { kind: 'later', fault: 'rate_limited', at: clock.now() + second, free: true }
      const uploaded = noticed(await client.uploadImage(access, image), page_id, access)
      if (!uploaded.ok) return beforeSend(uploaded, clock.now())
      id = uploaded.data.attachment_id
      if (attachments.size >= attachmentsKept) attachments.clear()
      attachments.set(name, { id, at: clock.now() })
    }
    const caption = image.caption === undefined ? {} : { caption: image.caption }
    const answer = await client.sendImage(access, { user_id: to, image: { attachment_id: id }, ...caption })
    if (!answer.ok && answer.how === 'refused' && answer.fault.reupload) attachments.delete(name)
    return outcomeOf(noticed(answer, page_id, access), clock.now())
  }

  return {
    limits: { text: TEXT_CHARACTERS, image: UPLOAD_IMAGE_BYTES },
    send,
    async readBack({ page_id, to, since, spend }) {
      const kept: Kept[] = []
      for (let page = 0; page < pagesBack; page += 1) {
        const access = await tokens.accessOf(page_id)
        if (typeof access === 'string' || !(await spend())) return undefined
        const answer = await client.getConversation(access, to, { offset: page * CONVERSATION_PAGE })
        if (!noticed(answer, page_id, access).ok || !answer.ok) return undefined
        kept.push(...answer.data.filter(message => message.from === 'page').map(keptOf))
        const oldest = answer.data.at(-1)?.time
        if (answer.data.length < CONVERSATION_PAGE || (oldest !== undefined && oldest < since)) break
      }
      return kept
    },
  }
}

const keptOf = ({ message_id, type, text, time }: HeldMessage): Kept => ({
  outside_id: message_id,
  kind: type === 'text' ? 'text' : type === 'photo' ? 'image' : 'other',
  text: text ?? null,
  at: time ?? null,
})
