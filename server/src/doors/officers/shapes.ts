// The shapes the console reads: one zod schema each, from which the API document and the browser's types are made.

import { z } from 'zod'

const ms = z.int().describe('milliseconds since 1970')
const id = z.uuid()

const windowShape = z
  .object({ open: z.boolean(), until: ms.nullable(), free_until: ms.nullable() })
  .describe('Until when the person can be written to, and until when it costs nothing')

export const conversationShape = z
  .object({
    page_id: id,
    page_name: z.string(),
    id,
    alias: z.string(),
    state: z.enum(['open', 'waiting', 'snoozed', 'done']),
    claimed_by: z.object({ officer_id: id, name: z.string() }).nullable(),
    unread: z.int(),
    last_line: z.object({ id, at: ms, from: z.string(), kind: z.string(), words: z.string().nullable() }).nullable(),
    waiting_since: ms.nullable(),
    window: windowShape,
    following: z.boolean(),
    blocked: z.boolean(),
    address: z
      .enum(['zalo', 'web', 'phone'])
      .describe('How the person is reached; web: an anonymous visitor of a website'),
    lent_to: z
      .object({ unit_id: id, name: z.string() })
      .nullable()
      .describe("The unit whose team answers instead of the page's own"),
    snoozed_until: ms.nullable(),
    offer: z
      .object({
        from: z.object({ officer_id: id, name: z.string() }),
        to: z.object({ officer_id: id.nullable(), unit_id: id.nullable(), name: z.string() }),
        offered_at: ms,
        due_at: ms.describe('When it ends by itself'),
        may: z.array(z.enum(['accept', 'return', 'withdraw'])),
      })
      .nullable()
      .describe('Offered to a colleague or a team who have not answered yet'),
    may: z.array(z.string()).describe('What the officer may do next with it'),
  })
  .meta({ id: 'Conversation' })

export const countsShape = z.object({
  open: z.int(),
  waiting: z.int(),
  snoozed: z.int(),
  done: z.int(),
  mine: z.int(),
  unread: z.int(),
  offered: z.int(),
})

const deliveryShape = z
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

const phrased = z.object({ code: z.string(), phrase: z.string() }).nullable()

export const mediaShape = z
  .object({
    id,
    kind: z.enum(['image', 'gif', 'sticker', 'voice', 'video', 'file']),
    state: z.enum(['wanted', 'kept', 'refused', 'gone']),
    why: phrased.describe('Why it cannot be shown, played or downloaded here; the sealed original is kept'),
    name: z.string().nullable().describe('Of a file, as its sender called it: text to show, never a path'),
    type: z
      .string()
      .nullable()
      .describe('Of a file: its ending by content, such as pdf; null when it is none we hand out'),
    bytes: z.int().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    scan: z
      .enum(['clean', 'infected', 'unscanned'])
      .nullable()
      .describe('What the virus scanner said of a file; null while it is not fetched'),
    url: z.string().nullable().describe('A still picture to show, image/webp: the picture, or the poster of a video'),
    play_url: z.string().nullable().describe('What a browser can play: audio/mpeg of a voice, video/mp4 of a video'),
    download_url: z.string().nullable().describe('The file itself, as an attachment under a neutral name'),
  })
  .meta({ id: 'Media' })

/** The reactions Zalo knows, in our words; *none* takes all of one's own back. */
export const reactions = ['like', 'heart', 'haha', 'surprised', 'sad', 'angry', 'worried'] as const

const messageLineShape = z
  .object({
    line: z.literal('message'),
    id,
    at: ms,
    from: z.enum(['citizen', 'officer', 'bot', 'admin']),
    officer_name: z.string().nullable(),
    kind: z
      .string()
      .describe(
        "text, tap (a menu or button was pressed; its text is the payload), image, gif, sticker, voice, video, file, link, contact, info (contact details were shared; they lie in the vault), location, call, buttons, list, info_request, or Zalo's name of a kind not supported yet",
      ),
    text: z.string().nullable(),
    supported: z.boolean(),
    media: z.array(mediaShape),
    link: z
      .object({
        title: z.string().nullable(),
        description: z.string().nullable(),
        host: z.string(),
        address: z.string(),
      })
      .nullable()
      .describe('Shown as text and never fetched'),
    contact: z
      .object({ name: z.string().nullable(), phone: z.string().nullable() })
      .nullable()
      .describe('A card of a third person: shown here and nowhere else'),
    call: z
      .object({
        by: z.enum(['citizen', 'page']),
        type: z.enum(['audio', 'video']),
        answered: z.boolean(),
        talk_ms: z.int().nullable(),
      })
      .nullable(),
    options: z
      .array(z.object({ title: z.string(), subtitle: z.string().nullable() }))
      .nullable()
      .describe('Of buttons and list: what the person can choose'),
    quote: z
      .object({ id, from: z.string(), kind: z.string(), words: z.string().nullable() })
      .nullable()
      .describe('The message it answers'),
    reactions: z
      .array(z.object({ from: z.enum(['citizen', 'officer', 'admin']), icon: z.enum([...reactions, 'other']) }))
      .describe('What each side last put on it'),
    place: z.object({ latitude: z.number(), longitude: z.number(), link: z.string() }).nullable(),
    delivery: deliveryShape.nullable(),
    may: z
      .array(z.enum(['message.quote', 'message.react', 'answer.keep']))
      .describe('What the officer may do with the message itself'),
    kept_in: id.nullable().describe('The draft of the catalogue in which this answer was placed'),
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
export type MediaShape = z.input<typeof mediaShape>
export type LineView = z.input<typeof lineShape>
export type MessageLineView = z.input<typeof messageLineShape>
