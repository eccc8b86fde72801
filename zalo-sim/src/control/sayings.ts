// Hides what people send besides words, pictures and places: voice, video, files, stickers, links, cards, reactions, presses, calls.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { call, react, shareInfo, write } from '../people/person-acts.ts'
import type { Sim } from '../sim.ts'
import type { Contact, Message } from '../world/nouns.ts'
import { bodyOf, notFound } from './door.ts'
import { type Meeting, meetToSay } from './meeting.ts'

const BODY_LIMIT = 48 * 1024 * 1024
const oa = z.strictObject({ oa_id: z.string() })
const mediaKinds = ['gif', 'audio', 'video', 'sticker', 'file'] as const
const types = {
  gif: 'image/gif',
  audio: 'audio/amr',
  video: 'video/mp4',
  sticker: 'image/png',
  file: 'application/octet-stream',
}

const mediaShape = oa.extend({
  kind: z.enum(mediaKinds),
  base64: z.string().optional(),
  url: z.url().optional(),
  /** Served under this type whatever the bytes are. */
  type: z.string().optional(),
  name: z.string().max(500).optional(),
  caption: z.string().max(2000).optional(),
})
const linkShape = oa.extend({
  url: z.string().max(2000),
  title: z.string().max(500).optional(),
  description: z.string().max(2000).optional(),
  text: z.string().max(2000).optional(),
})
const cardShape = oa.extend({ name: z.string().max(100), phone: z.string().max(20) })
const reactionShape = oa.extend({ msg_id: z.string(), icon: z.string().max(20) })
const infoShape = oa.extend({ name: z.string().max(100).optional(), phone: z.string().max(20).optional() })
const pressShape = oa.extend({ msg_id: z.string(), choice: z.number().int().min(0) })
const callShape = oa.extend({
  type: z.enum(['AUDIO', 'VIDEO']).default('AUDIO'),
  talk_ms: z.number().int().min(0).default(0),
})

type Of<T> = T & { oa_id: string }
type OfPerson = { Params: { id: string } }
type Say = Parameters<typeof write>[3]

export function sayingRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  /** A route that does one thing and tells the message's id, or null. */
  function does<T extends z.ZodType<Of<object>>>(
    http: FastifyInstance,
    act: string,
    shape: T,
    run: (meeting: Meeting, asked: z.infer<T>) => string | null,
  ): void {
    http.post<OfPerson>(
      `/control/people/:id/${act}`,
      { bodyLimit: BODY_LIMIT },
      async (request: FastifyRequest<OfPerson>) => {
        const asked = bodyOf(request, shape)
        const meeting = meetToSay(sim, request.params.id, asked.oa_id)
        return { msg_id: run(meeting, asked), user_id: meeting.contact.user_id }
      },
    )
  }

  const says = ({ app, contact }: Meeting, saying: Say): string => write(sim, app, contact, saying)

  function medium(meeting: Meeting, asked: z.infer<typeof mediaShape>): string {
    const bytes = Buffer.from(asked.base64 ?? '', 'base64')
    const shelve = (): string =>
      sim.shelf.put(asked.type ?? types[asked.kind], bytes, sim.clock.now(), sim.world.switches.media_days).id
    const url = asked.url ?? `${sim.url()}/media/${shelve()}`
    const { kind, name, caption } = asked
    return says(meeting, {
      kind,
      url,
      payload: payloadOf(kind, url, `${sim.url()}/media/avatar`, bytes, name),
      ...(name === undefined ? {} : { name }),
      ...(caption === undefined ? {} : { text: caption }),
    })
  }

  return async http => {
    does(http, 'media', mediaShape, medium)
    does(http, 'link', linkShape, (meeting, { url, title, description, text }) =>
      says(meeting, {
        kind: 'link',
        name: title ?? url,
        text: text ?? url,
        payload: { thumbnail: `${sim.url()}/media/avatar`, title, description, url },
      }),
    )
    does(http, 'card', cardShape, (meeting, { name, phone }) => {
      const url = `${sim.url()}/media/avatar`
      const description = JSON.stringify({ phone, qrCodeUrl: url })
      return says(meeting, { kind: 'business_card', name, text: name, payload: { thumbnail: url, description, url } })
    })
    does(http, 'reaction', reactionShape, ({ app, contact }, { msg_id, icon }) => {
      react(sim, app, contact, messageIn(contact, msg_id), icon)
      return null
    })
    does(http, 'info', infoShape, ({ app, contact, person }, { name, phone }) => {
      const told = { name: name ?? person.name, phone: phone ?? person.phone.replace(/^0/, '84') }
      shareInfo(sim, app, contact, { ...told, full_address: { user_city: '', user_ward: '', user_address: '' } })
      return null
    })
    does(http, 'press', pressShape, (meeting, { msg_id, choice }) => {
      const pressed = messageIn(meeting.contact, msg_id).choices?.[choice]
      if (!pressed || pressed.says === null) throw notFound('choice', String(choice))
      return says(meeting, { kind: 'text', text: pressed.says, hidden: pressed.hidden })
    })
    does(http, 'call', callShape, ({ app, contact }, { type, talk_ms }) => {
      call(sim, app, contact, { type, talk_ms })
      return null
    })
  }
}

function messageIn(contact: Contact, msg_id: string): Message {
  const message = contact.messages.find(one => one.msg_id === msg_id)
  if (!message) throw notFound('message', msg_id)
  return message
}

/** As Zalo prints them (facts §3.5): sizes as text, a thumbnail where there is a picture to show. */
function payloadOf(
  kind: (typeof mediaKinds)[number],
  url: string,
  thumbnail: string,
  bytes: Buffer,
  name: string | undefined,
): object {
  switch (kind) {
    case 'audio':
      return { url }
    case 'sticker':
      return { id: '21310', url }
    case 'gif':
      return { thumbnail: url, url }
    case 'video':
      return { thumbnail, description: '', url }
    case 'file': {
      const checksum = createHash('md5').update(bytes).digest('hex')
      return { url, size: String(bytes.length), name: name ?? 'tep', checksum, type: name?.split('.').at(-1) ?? '' }
    }
  }
}
