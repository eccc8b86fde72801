// The live stream: hints of what changed, to those who may see it, without words, and whether the screen is locked.

import type { ServerResponse } from 'node:http'
import { type Act, pagesFor, type Session, sessionNow, whoOf } from '../../modules/officers/officers.ts'
import { guestUnits } from '../../modules/inbox/inbox.ts'
import { type Eyes, eyesOf, holdsAt, tipHints } from '../../modules/tips/tips.ts'
import { machineNow, second } from '../../platform/clock.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import type { Stream } from '../../platform/http.ts'
import type { Heard, Hint } from '../../platform/live.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type LimitOptions, usual } from './limits.ts'
import { createPresence, type Here, isPresence } from './presence.ts'

const pingMs = 15 * second
const sightMs = 10 * second
/** A reader this far behind is cut off: it comes back and looks at all anew. */
const unreadBytes = 256 * 1024

/** Which act lets one hear of a kind of thing; kinds that are not here are the door's own. */
const heardBy: Record<string, Act> = {
  conversation: 'conversation.read',
  delivery: 'conversation.read',
  presence: 'conversation.read',
  page: 'page.see',
  operations: 'operations.read',
  shift: 'shift.read',
}

/** What belongs to a unit, not to a page: by which act one hears of it, where one is not of the unit it is told about. */
const heardAt: Record<string, Act> = {
  tip: 'tip.read',
  tip_kept: 'tip.read_kept',
  tip_confidential: 'tip.read_confidential',
  case: 'case.read',
  case_kept: 'tip.read_kept',
  case_confidential: 'tip.read_confidential',
  conversation_lent: 'conversation.read',
  presence_lent: 'conversation.read',
  alarm: 'alarm.act',
  alarm_kept: 'tip.read_kept',
}

interface Sight {
  readonly pages: ReadonlyMap<Act, ReadonlySet<string>>
  readonly eyes: Eyes
}

function hears({ pages, eyes }: Sight, { kind, page_id, unit_id, not_unit_ids = [] }: Hint): boolean {
  const act = heardAt[kind]
  if (act)
    return (
      unit_id !== undefined && holdsAt(eyes, act, unit_id, null) && !not_unit_ids.some(unit => eyes.barred.has(unit))
    )
  return pages.get(heardBy[kind] as Act)?.has(page_id) === true
}

interface Listener {
  session: Session
  readonly out: ServerResponse
}

export interface LiveDoor {
  /** A stream for this session; refuses too_many when the officer, or the process, has enough of them. */
  open(session: Session): Stream
  count(): number
  /** Who looks at or types in this conversation now. */
  here(conversation_id: string): Here[]
  stop(): void
}

export function startLiveDoor(house: House, limits: Partial<LimitOptions> = {}): LiveDoor {
  const { streams, streamsPerOfficer } = { ...usual, ...limits }
  const listeners = new Set<Listener>()
  const presence = createPresence()
  const sights = new Map<string, { until: number; sight: Promise<Sight> }>()

  /** The pages the officer may hear of, by act; at most ten seconds old, and anew after a change of roles. */
  function sightOf({ session }: Listener): Promise<Sight> {
    const known = sights.get(session.officer_id)
    if (known && known.until > machineNow()) return known.sight
    const sight = change(house, whoOf(session), async ctx => {
      const acts = [...new Set(Object.values(heardBy))]
      const pages: [Act, ReadonlySet<string>][] = []
      for (const act of acts) pages.push([act, new Set(await pagesFor(ctx, act))])
      return { pages: new Map(pages), eyes: await eyesOf(ctx) }
    })
    sights.set(session.officer_id, { until: machineNow() + sightMs, sight })
    sight.catch(() => sights.delete(session.officer_id))
    return sight
  }

  function write({ out }: Listener, text: string): void {
    if (out.destroyed || out.writableEnded) return
    if (out.writableLength > unreadBytes) out.destroy()
    else out.write(text)
  }

  /** Look at the session again: ended streams end, a lock or its lifting is told. */
  async function lookAgain(listener: Listener): Promise<void> {
    const { session_id, locked } = listener.session
    const session = await change(house, machine('live'), ctx => sessionNow(ctx, session_id))
    if (!session) return void listener.out.end()
    listener.session = session
    if (session.locked !== locked) write(listener, screen(session))
  }

  async function tell(listener: Listener, hints: readonly Hint[]): Promise<void> {
    const { session_id, officer_id } = listener.session
    const ownSession = hints.some(({ kind, id }) => kind === 'session' && id === session_id)
    const ownRoles = hints.some(({ kind, id }) => kind === 'officer' && id === officer_id)
    if (ownSession || ownRoles) await lookAgain(listener)
    if (ownRoles) write(listener, resync)
    const told = hints.filter(({ kind }) => kind in heardBy || kind in heardAt)
    if (told.length === 0) return
    const sight = await sightOf(listener)
    const seen = told.filter(hint => hears(sight, hint))
    if (seen.length > 0) write(listener, seen.map(line).join(''))
  }

  function hear(heard: Heard): void {
    if ('resync' in heard) {
      sights.clear()
      for (const listener of listeners) write(listener, resync)
      return
    }
    for (const { kind, id } of heard.hints) if (kind === 'officer') sights.delete(id)
    const moved = heard.hints.flatMap(hint => presence.hear(hint) ?? [])
    const hints = [...heard.hints.filter(hint => !isPresence(hint)), ...moved]
    if (listeners.size > 0) tellAll(hints).catch(fault)
  }

  async function tellAll(hints: readonly Hint[]): Promise<void> {
    const known = await tipsUnveiled(hints)
    for (const listener of listeners) tell(listener, known).catch(fault)
  }

  /**
   * Who tells of a thread (a delivery, a picture) does not know whether it is a tip's: that is told to whoever sees the tip.
   * A conversation lent or offered to a unit is told there as well.
   */
  async function tipsUnveiled(hints: readonly Hint[]): Promise<Hint[]> {
    const threads = hints.filter(isOfThread).map(({ id }) => id)
    if (threads.length === 0) return [...hints]
    const { tips, guests } = await change(house, machine('live'), async ctx => ({
      tips: await tipHints(ctx, threads),
      guests: await guestUnits(ctx, threads),
    }))
    const lent = (hint: Hint): Hint[] =>
      (guests.get(hint.id) ?? []).map(unit_id => ({ ...hint, kind: `${hint.kind}_lent`, unit_id }))
    return hints.flatMap(hint => (!isOfThread(hint) ? hint : (tips.get(hint.id) ?? [hint, ...lent(hint)])))
  }

  const fault = (error: unknown): void => house.log.fault('live stream', error)
  const lookAtAll = (): void => {
    for (const listener of listeners) lookAgain(listener).catch(fault)
  }
  const unlisten = house.live.listen(hear)
  house.clock.onMove(lookAtAll)
  const ping = setInterval(() => {
    for (const listener of listeners) write(listener, ': ping\n\n')
    lookAtAll()
    tellAll(presence.sweep()).catch(fault)
  }, pingMs)
  ping.unref()

  return {
    open(session) {
      const own = [...listeners].filter(each => each.session.officer_id === session.officer_id).length
      if (own >= streamsPerOfficer || listeners.size >= streams)
        throw new Refusal('too_many', { retry_after_ms: pingMs })
      return out => {
        const listener: Listener = { session, out }
        listeners.add(listener)
        out.on('close', () => listeners.delete(listener))
        out.on('error', () => listeners.delete(listener))
        write(listener, `retry: 2000\n\n${screen(session)}`)
      }
    },
    count: () => listeners.size,
    here: presence.at,
    stop() {
      clearInterval(ping)
      unlisten()
      for (const { out } of listeners) out.end()
    },
  }
}

const resync = 'event: resync\ndata: {}\n\n'

const screen = ({ locked }: Session): string => `event: screen\ndata: ${JSON.stringify({ locked })}\n\n`

/** Under which veil a tip, a case or a ring lies is nobody's to read off the wire, nor its units. */
const line = ({ kind, page_id, id }: Hint): string =>
  `event: hint\ndata: ${JSON.stringify({ kind: plainKind(kind), page_id, id })}\n\n`

const plainKind = (kind: string): string => kind.replace(/_(kept|confidential|lent)$/, '')

const isOfThread = ({ kind }: Hint): boolean => kind === 'conversation' || kind === 'presence'
