// The only door that knows Zalo: events in, deliveries out, tokens kept fresh.

import { openClient } from '@binh-yen/zalo/client'
import type { FastifyInstance } from 'fastify'
import type { ContentsOf } from '../../modules/deliveries/deliveries.ts'
import { startSending } from '../../modules/deliveries/deliveries.ts'
import { createHandling } from '../../modules/intake/intake.ts'
import type { House } from '../../platform/ctx.ts'
import type { Presence } from '../../platform/liveness.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { infoCardPicture } from './card-picture.ts'
import { createChannel } from './channel.ts'
import { createDirectory, type Directory } from './directory.ts'
import { createInbound, type UnsupportedCounts } from './inbound.ts'
import { createTokens } from './tokens.ts'
import { type Webhook, webhookDoor } from './webhook.ts'

export interface ZaloDoor {
  readonly loops: readonly Loop[]
  close(): Promise<void>
}

/** Rest between two looks for events that found none, ms; the webhook wakes the loop of its own process at once. */
const inboundRest = 200

export function zaloDoor(
  server: FastifyInstance,
  house: House,
  {
    presence,
    metrics,
    addresses,
    contents,
    publicUrl,
  }: {
    presence: Presence
    metrics: Metrics
    /** Base addresses of Zalo's hosts. */
    addresses: { oauth: string; openapi: string; graph: string }
    contents: ContentsOf
    /** Where Zalo's servers reach this one. */
    publicUrl: string
  },
): ZaloDoor {
  const unsupported: UnsupportedCounts = new Map()
  const directory = createDirectory(house)
  const handling = createHandling(house, createInbound(directory, unsupported), () => webhook.pressed())
  const inbound = startLoop({ name: 'inbound', rest: inboundRest, run: handling, log: house.log })
  const webhook = intakeDoor(server, house, metrics, { directory, wake: () => inbound.wake() })
  metrics.gauge('binh_yen_events_unsupported', 'Events of kinds not supported yet.', () => sum(unsupported))
  const client = openClient({ hosts: addresses })
  const tokens = createTokens(house, client)
  const cardPicture = infoCardPicture(server, publicUrl)
  const channel = createChannel({ client, tokens, clock: house.clock, cardPicture })
  const sending = startSending({ house, presence, channel, contents })
  return {
    loops: [inbound, ...sending, tokens.loop],
    close: () => client.close(),
  }
}

/** The webhook alone: events are filed here and handled by other processes, which look for them by themselves. */
export function intakeDoor(
  server: FastifyInstance,
  house: House,
  metrics: Metrics,
  { directory = createDirectory(house), wake = () => undefined }: { directory?: Directory; wake?: () => void } = {},
): Webhook {
  const webhook = webhookDoor(server, house, directory, wake)
  const { counts } = webhook
  for (const name of ['accepted', 'strays', 'unsigned', 'malformed', 'busy'] as const) {
    metrics.gauge(`binh_yen_webhook_${name}`, `Events ${name} by this process since it started.`, () => counts[name])
  }
  return webhook
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0)
