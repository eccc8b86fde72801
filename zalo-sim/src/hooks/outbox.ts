// Hides webhooks going out: order, mischief on the way, Zalo's retry schedule and the disabling after the last.
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import { HOUR, MINUTE, SECOND } from '../clock.ts'
import type { Mischief } from '../mischief/mischief.ts'
import type { World } from '../world/world.ts'
import type { EventBody } from './bodies.ts'
import { type Courier, type Envelope, type Outcome, createCourier } from './deliver.ts'
import { createLanes } from './lanes.ts'

/** After the first request fails (facts §3.3). */
const RETRY_AFTER = [30 * SECOND, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR]
const WAITING_AT_MOST = 200_000
const AT_ONCE = 48
const SHUFFLE_HELD_MS = 200
const SETTLE_MS = 10_000
const GLANCE_MS = 500

export interface Outbox {
  /** Sends an event about this person to the app, unless the app has no webhook, mischief loses it, or it is disabled. */
  post: (app_id: string, person_id: string, lane: string, event: EventBody, server?: Envelope['server']) => void
  /** As `post`, but straight away and past the queue; resolves when the webhook has answered (or two seconds passed). */
  postAhead: (app_id: string, person_id: string, lane: string, event: EventBody) => Promise<void>
  /** Delivers everything due at the clock's time, and what follows from it. Waiting retries stay, counted as pending. */
  settle: () => Promise<{ sent: number; pending: number }>
  /** Looks for what has become due; called when the clock was moved. */
  wake: () => void
  totals: () => { posted: number; taken: number; failed: number; lost: number; dropped: number; pending: number }
  unsent: () => Envelope[]
  restore: (envelopes: Envelope[]) => void
  clear: () => void
  stop: () => Promise<void>
}

export function createOutbox(
  world: World,
  clock: Clock,
  mischief: Mischief,
  courier: Courier = createCourier(),
): Outbox {
  let waiting: Envelope[] = []
  let held: Envelope[] = []
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const totals = { posted: 0, taken: 0, failed: 0, lost: 0, dropped: 0 }
  const lanes = createLanes<Envelope>(AT_ONCE, attempt)

  async function attempt(envelope: Envelope): Promise<void> {
    const app = world.apps.get(envelope.app_id)
    if (stopped) return
    if (!app || app.webhook_url === null || app.webhook_state === 'disabled') {
      totals.dropped += 1
      return
    }
    const outcome = await courier.deliver(app, envelope, world.switches)
    if (stopped) return
    if (outcome === 'taken') {
      totals.taken += 1
      envelope.taken?.()
      return
    }
    totals.failed += 1
    tryLater(envelope, outcome)
  }

  function tryLater(envelope: Envelope, outcome: Outcome): void {
    const app = world.apps.get(envelope.app_id)
    const worthIt = outcome === 'unreachable' || world.switches.retry_on === 'non_200'
    if (!app?.retry || !worthIt) return
    const wait_ms = RETRY_AFTER[envelope.tries]
    if (wait_ms === undefined) {
      app.webhook_state = 'disabled'
      return
    }
    wait({ ...envelope, tries: envelope.tries + 1, due_at: clock.now() + wait_ms / world.switches.retry_speed })
  }

  function wait(envelope: Envelope): void {
    let low = 0
    let high = waiting.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((waiting[middle]?.due_at ?? 0) <= envelope.due_at) low = middle + 1
      else high = middle
    }
    waiting.splice(low, 0, envelope)
    if (waiting.length > WAITING_AT_MOST) {
      waiting.shift()
      totals.dropped += 1
    }
    glance()
  }

  /** One timer while anything waits: never longer than half a second, since the clock may be moved by its owner. */
  function glance(): void {
    if (timer || stopped) return
    const until = Math.min((waiting[0]?.due_at ?? Number.POSITIVE_INFINITY) - clock.now(), GLANCE_MS)
    const rest = held.length > 0 ? Math.min(until, SHUFFLE_HELD_MS) : until
    timer = setTimeout(
      () => {
        timer = undefined
        wake()
      },
      Math.max(1, rest),
    )
    timer.unref()
  }

  function wake(): void {
    release()
    const now = clock.now()
    let due = 0
    while (due < waiting.length && (waiting[due]?.due_at ?? now + 1) <= now) due += 1
    for (const envelope of waiting.splice(0, due)) send(envelope)
    if (waiting.length > 0) glance()
  }

  function release(): void {
    for (const envelope of mischief.chance().shuffle(held.splice(0)))
      lanes.push(`shuffled ${envelope.timestamp}`, envelope)
  }

  /** A retry has a lane of its own: Zalo does not hold up what came later. */
  function send(envelope: Envelope): void {
    lanes.push(envelope.tries > 0 ? `${envelope.lane} again` : envelope.lane, envelope)
  }

  function meetMischief(envelope: Envelope): void {
    const strikes = (trouble: 'lost' | 'wrong_signature' | 'late' | 'shuffle' | 'twice') =>
      mischief.strikes(trouble, envelope.person_id)
    if (strikes('lost')) {
      totals.lost += 1
      return
    }
    const sent = strikes('wrong_signature') ? { ...envelope, forged: true } : envelope
    for (let copies = strikes('twice') ? 2 : 1; copies > 0; copies -= 1) {
      if (strikes('late')) {
        wait({
          ...sent,
          due_at: clock.now() + mischief.chance().between(1000, Math.max(1000, mischief.plan().late_ms)),
        })
      } else if (strikes('shuffle')) {
        held.push({ ...sent })
        glance()
      } else send({ ...sent })
    }
  }

  function seal(
    app_id: string,
    person_id: string,
    lane: string,
    event: EventBody,
    server: Envelope['server'],
  ): Envelope {
    const { body, timestamp, taken } = event
    return { app_id, person_id, lane, body, timestamp, server, due_at: clock.now(), tries: 0, forged: false, taken }
  }

  return {
    wake,
    post(app_id, person_id, lane, event, server = 'OA OpenAPI') {
      if (!world.apps.get(app_id)?.webhook_url) return
      totals.posted += 1
      if (lanes.count() >= WAITING_AT_MOST) {
        totals.dropped += 1
        return
      }
      meetMischief(seal(app_id, person_id, lane, event, server))
    },
    async postAhead(app_id, person_id, lane, event) {
      if (!world.apps.get(app_id)?.webhook_url) return
      totals.posted += 1
      await attempt(seal(app_id, person_id, lane, event, 'OA OpenAPI'))
    },
    async settle() {
      const before = totals.taken
      const until = performance.now() + SETTLE_MS
      for (let quiet = 0; quiet < 2; ) {
        wake()
        await (lanes.busy() ? pause(2) : turn())
        quiet = lanes.busy() || held.length > 0 ? 0 : quiet + 1
        if (performance.now() > until) break
      }
      return { sent: totals.taken - before, pending: waiting.length + lanes.count() }
    },
    totals: () => ({ ...totals, pending: waiting.length + held.length + lanes.count() }),
    unsent: () => [...lanes.things(), ...held, ...waiting],
    restore(envelopes) {
      for (const envelope of envelopes) wait(envelope)
    },
    clear() {
      waiting = []
      held = []
      lanes.clear()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await courier.close()
    },
  }
}
