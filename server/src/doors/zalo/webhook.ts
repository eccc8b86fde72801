// Where Zalo's events come in: signature on the raw bytes, sealed, durably filed, answered. Nothing thinks here.

import { BODY_BYTES } from '@binh-yen/zalo/limits'
import { type Peek, peek, sameness } from '@binh-yen/zalo/peek'
import { signedBy } from '@binh-yen/zalo/signature'
import { pageOf, personOf } from '@binh-yen/zalo/whose'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { accept, type Arrival, dayOf, keepStray, keyOfDay, sealArrival } from '../../modules/intake/intake.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { Busy, groupCommit } from '../../platform/group-commit.ts'
import type { DataKey } from '../../platform/keys.ts'
import type { Directory } from './directory.ts'

/** What operators count. `unsigned` are bodies nobody we know signed; nothing of them is kept. */
export interface WebhookCounts {
  accepted: number
  strays: number
  unsigned: number
  malformed: number
  busy: number
}

export interface Webhook {
  readonly counts: WebhookCounts
  /** Events wait longer to be written than they should. */
  pressed(): boolean
}

export const webhookPath = '/zalo/webhook'

/** Anything else is nobody's, and is not worth a question to the database. */
const appForm = /^\d{1,32}$/

const most = 500
const inFlight = 2
const bound = 5_000
/** Zalo waits two seconds for the answer (facts §3.3). */
const patience = 1_500
/** Events that wait longer than this to be written: the door is behind, ms. */
const behind = 30

export function webhookDoor(app: FastifyInstance, house: House, directory: Directory, wake: () => void): Webhook {
  const counts: WebhookCounts = { accepted: 0, strays: 0, unsigned: 0, malformed: 0, busy: 0 }
  const queue = groupCommit<Arrival>({
    most,
    inFlight,
    bound,
    patience,
    async write(items) {
      const sound = items.filter(item => item.table === 'events')
      const odd = items.filter(item => item.table === 'odd_events')
      if (sound.length > 0) await accept(house, 'events', sound)
      if (odd.length > 0) await accept(house, 'odd_events', odd)
      wake()
    },
  })
  const intakeKey = dailyKey(house)

  async function take(raw: Buffer, header: string | undefined, reply: FastifyReply): Promise<FastifyReply> {
    const peeked = peek(raw)
    if (!peeked.ok) {
      counts.malformed += 1
      return reply.code(peeked.fault === 'too_large' ? 413 : 400).send({ error: { code: 'malformed_event' } })
    }
    const event = peeked.peek
    if (!(await signed(event, raw, header))) {
      counts.unsigned += 1
      return reply.code(401).send({ error: { code: 'bad_signature' } })
    }
    await file(event, raw)
    return taken(reply)
  }

  async function signed({ app_id, timestampRaw }: Peek, raw: Buffer, header: string | undefined): Promise<boolean> {
    const by = (secrets: readonly string[]): boolean => signedBy({ app_id, raw, timestampRaw }, header, secrets) >= 0
    if (!appForm.test(app_id) || header === undefined) return false
    return by(await directory.secrets(app_id)) || by(await directory.secretsAnew(app_id))
  }

  async function file(event: Peek, raw: Buffer): Promise<void> {
    const isPage = (oa_id: string): boolean => directory.page(oa_id) !== undefined
    let oa_id = pageOf(event, isPage)
    if (oa_id === undefined) {
      await directory.refresh()
      oa_id = pageOf(event, isPage)
    }
    const key = await intakeKey()
    const told = { name: event.event_name, zalo_at: event.timestamp, sameness: sameness(event), raw }
    const page_id = oa_id === undefined ? undefined : directory.page(oa_id)
    if (page_id === undefined) {
      await keepStray(house, key, event.app_id, told)
      counts.strays += 1
      return
    }
    const whose = `${lane(event.event_name)}\0${personOf(event, isPage) ?? ''}`
    await queue.add(sealArrival(house, key, { ...told, page_id, whose }, house.clock.now()))
    counts.accepted += 1
  }

  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    scope.post(webhookPath, { logLevel: 'silent' }, async (request, reply) => {
      const header = request.headers['x-zevent-signature']
      try {
        const raw = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
        return await take(raw, typeof header === 'string' ? header : undefined, reply)
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        counts.busy += 1
        return reply
          .code(503)
          .header('retry-after', '1')
          .send({ error: { code: 'busy' } })
      }
    })
  })
  return { counts, pressed: () => queue.lateness() > behind }
}

/** Zalo reads the 200 and nothing else: written at once, without the headers that are for browsers. */
function taken(reply: FastifyReply): FastifyReply {
  reply.hijack().raw.writeHead(200, { 'content-length': 0 }).end()
  return reply
}

/** Events of one person are handled in order; echoes, receipts and reactions each beside them, since they may have to wait. */
function lane(name: string): string {
  if (name === 'user_reacted_message' || name === 'oa_reacted_message') return 'reaction'
  if (name.startsWith('oa_')) return 'echo'
  return name === 'user_received_message' || name === 'user_seen_message' ? 'receipt' : 'person'
}

/** Today's intake key, asked for once a day. */
function dailyKey(house: House): () => Promise<DataKey> {
  let day = -1
  let key: Promise<DataKey> | undefined
  return () => {
    const today = dayOf(house.clock.now())
    if (!key || today !== day) {
      day = today
      key = change(house, machine('webhook'), ctx => keyOfDay(ctx))
      key.catch(() => (key = undefined))
    }
    return key
  }
}
