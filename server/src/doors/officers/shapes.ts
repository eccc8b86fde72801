// The shapes the console reads: one zod schema each, from which the API document and the browser's types are made.

import { z } from 'zod'

const ms = z.int().describe('milliseconds since 1970')
const id = z.uuid()

export const windowShape = z
  .object({ open: z.boolean(), until: ms.nullable(), free_until: ms.nullable() })
  .describe('Until when the person can be written to, and until when it costs nothing')

export const conversationShape = z
  .object({
    page_id: id,
    page_name: z.string(),
    id,
    alias: z.string(),
    state: z.enum(['open', 'waiting', 'done']),
    claimed_by: z.object({ officer_id: id, name: z.string() }).nullable(),
    unread: z.int(),
    last_line: z.object({ id, at: ms, from: z.string(), kind: z.string(), words: z.string().nullable() }).nullable(),
    waiting_since: ms.nullable(),
    window: windowShape,
    following: z.boolean(),
    blocked: z.boolean(),
    may: z.array(z.string()).describe('What the officer may do next with it'),
  })
  .meta({ id: 'Conversation' })

export const deliveryShape = z
  .object({
    id,
    state: z.enum(['due', 'sending', 'sent', 'unknown', 'waiting', 'failed', 'withdrawn']),
    due_at: ms,
    sent_at: ms.nullable(),
    delivered_at: ms.nullable(),
    seen_at: ms.nullable(),
    fault: z.object({ code: z.string(), phrase: z.string() }).nullable(),
    may: z.array(z.string()),
  })
  .meta({ id: 'Delivery' })

export const messageLineShape = z
  .object({
    line: z.literal('message'),
    id,
    at: ms,
    from: z.enum(['citizen', 'officer', 'bot', 'admin']),
    officer_name: z.string().nullable(),
    kind: z.string().describe("text, image, location, or Zalo's name of a kind not supported yet"),
    text: z.string().nullable(),
    supported: z.boolean(),
    media: z.array(
      z.object({
        id,
        state: z.enum(['wanted', 'kept', 'refused', 'gone']),
        width: z.int().nullable(),
        height: z.int().nullable(),
        url: z.string().nullable(),
      }),
    ),
    place: z.object({ latitude: z.number(), longitude: z.number(), link: z.string() }).nullable(),
    delivery: deliveryShape.nullable(),
  })
  .meta({ id: 'MessageLine' })

export const lineShape = z
  .discriminatedUnion('line', [
    messageLineShape,
    z
      .object({ line: z.literal('note'), id, at: ms, officer_name: z.string(), text: z.string() })
      .meta({ id: 'NoteLine' }),
    z.object({ line: z.literal('system'), id, at: ms, text: z.string() }).meta({ id: 'SystemLine' }),
  ])
  .meta({ id: 'Line' })

export type ConversationView = z.input<typeof conversationShape>
export type LineView = z.input<typeof lineShape>
export type MessageLineView = z.input<typeof messageLineShape>
