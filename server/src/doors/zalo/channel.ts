// Zalo as a way out: words, pictures, files, choices, cards and reactions to one person, and what Zalo keeps of a conversation.

import type { Client } from '@binh-yen/zalo/client'
import type { Answer } from '@binh-yen/zalo/client/answers'
import type { HeldMessage } from '@binh-yen/zalo/client/conversations'
import type { Sent } from '@binh-yen/zalo/client/messages'
import { CONVERSATION_PAGE, TEXT_CHARACTERS, UPLOAD_FILE_BYTES, UPLOAD_IMAGE_BYTES } from '@binh-yen/zalo/limits'
import type { Call, Channel, Choices, Content, Kept, Outcome } from '../../modules/deliveries/deliveries.ts'
import type { Clock } from '../../platform/clock.ts'
import { second } from '../../platform/clock.ts'
import { notTaken, outcomeOf } from './outcomes.ts'
import type { PageAccess, Tokens } from './tokens.ts'
import { createUploads } from './uploads.ts'
import { createVisitors } from './visitors.ts'

/** Pages of Zalo's conversation that are read back at most: fifty messages. */
const pagesBack = 5

export interface ChannelOptions {
  readonly client: Client
  readonly tokens: Tokens
  readonly clock: Clock
  /** Public address of the picture on the card that asks for contact details; Zalo wants one. */
  readonly cardPicture: string
}

export function createChannel({ client, tokens, clock, cardPicture }: ChannelOptions): Channel {
  const uploads = createUploads(client, tokens, clock)
  const visitors = createVisitors(client, tokens, clock, uploads)

  async function send(call: Call): Promise<Outcome> {
    const { page_id, to } = call
    const access = tokens.accessAtHand(page_id) ?? (await tokens.accessOf(page_id).catch(() => 'renewing' as const))
    if (access === 'none') return { kind: 'page_stopped', fault: 'consent_missing', state: 'needs_consent' }
    if (access === 'renewing') return later('token_expired')
    return to.by === 'web' ? visitors(call, access) : sendTo(call, call.content, access)
  }

  async function sendTo(call: Call, content: Content, access: PageAccess): Promise<Outcome> {
    const { page_id, to } = call
    const user_id = to.id
    const quote = 'quote' in content && content.quote !== undefined ? { quote_message_id: content.quote } : {}
    const told = async (answering: Promise<Answer<Sent>>): Promise<Outcome> =>
      outcomeOf(tokens.noticed(await answering, page_id, access), clock.now())
    switch (content.kind) {
      case 'text':
        return told(client.sendText(access, { user_id, text: content.text, ...quote }))
      case 'image': {
        if (content.bytes.length > UPLOAD_IMAGE_BYTES) return { kind: 'refused', fault: 'image_too_large' }
        const caption = content.caption === undefined ? {} : { caption: content.caption }
        return uploads.sendWith(call, access, content, image =>
          client.sendImage(access, { user_id, ...image, ...caption, ...quote }),
        )
      }
      case 'file':
        if (content.bytes.length > UPLOAD_FILE_BYTES) return { kind: 'refused', fault: 'file_too_large' }
        return uploads.sendFileWith(call, access, content, token => client.sendFile(access, { user_id, token }))
      case 'buttons':
      case 'list':
        return sendChoices(call, content, access)
      case 'info_request': {
        const { title, subtitle } = content
        return told(client.requestInfo(access, { user_id, title, subtitle, image_url: cardPicture }))
      }
      case 'reaction': {
        const icon = content.icon === 'none' ? 'remove' : content.icon
        return told(client.react(access, { user_id, message_id: content.on, icon }))
      }
    }
  }

  /** Zalo documents neither form for today's call: refused, the same goes once in numbered lines. */
  async function sendChoices(call: Call, content: Choices, access: PageAccess): Promise<Outcome> {
    const user_id = call.to.id
    const choices = content.choices.map(({ title, subtitle }) => ({
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      choice: { title, says: title, how: 'show' as const },
    }))
    const answer =
      content.kind === 'buttons'
        ? await client.sendButtons(access, {
            user_id,
            text: content.text,
            buttons: choices.map(({ choice }) => choice),
          })
        : await client.sendList(access, { user_id, elements: withSubtitle(choices) })
    if (!notTaken(answer)) return outcomeOf(tokens.noticed(answer, call.page_id, access), clock.now())
    if (!(await call.spend())) return later('rate_limited')
    const outcome = await sendTo(call, { kind: 'text', text: content.plain }, access)
    return outcome.kind === 'sent' ? { ...outcome, as_text: true } : outcome
  }

  const later = (fault: string): Outcome => ({ kind: 'later', fault, at: clock.now() + second, free: true })

  return {
    limits: { text: TEXT_CHARACTERS, image: UPLOAD_IMAGE_BYTES },
    send,
    async readBack({ page_id, to, since, spend }) {
      if (to.by === 'web') return [] // Zalo keeps nothing of visitors that could be asked for
      const kept: Kept[] = []
      for (let page = 0; page < pagesBack; page += 1) {
        const access = await tokens.accessOf(page_id)
        if (typeof access === 'string' || !(await spend())) return undefined
        const answer = await client.getConversation(access, to.id, { offset: page * CONVERSATION_PAGE })
        if (!tokens.noticed(answer, page_id, access).ok || !answer.ok) return undefined
        kept.push(...answer.data.filter(message => message.from === 'page').map(keptOf))
        const oldest = answer.data.at(-1)?.time
        if (answer.data.length < CONVERSATION_PAGE || (oldest !== undefined && oldest < since)) break
      }
      return kept
    },
  }
}

/** The first line of a list must have a subtitle (facts §4.2). */
const withSubtitle = <T extends { title: string; subtitle?: string }>(lines: readonly T[]): T[] =>
  lines.map((line, n) => (n === 0 && line.subtitle === undefined ? { ...line, subtitle: line.title } : line))

const keptOf = ({ message_id, type, text, time }: HeldMessage): Kept => ({
  outside_id: message_id,
  kind: type === 'text' ? 'text' : type === 'photo' ? 'image' : 'other',
  text: text ?? null,
  at: time ?? null,
})
