// Hides what a citizen does with a page: follow, leave, block, write, send a picture or a place; and what the app hears.
import { followed, messageOf, other, reacted, saidByPage, saidByPerson } from '../hooks/bodies.ts'
import type { Sim } from '../sim.ts'
import { messageId } from '../world/ids.ts'
import type { App, Contact, Message } from '../world/nouns.ts'
import { keepMessage } from '../world/world.ts'
import { putReaction } from './page-says.ts'
import { frameOf, tell } from './tell.ts'

/** What a person says; `kind` is the tail of Zalo's `user_send_…`. */
interface Saying {
  kind: string
  text?: string
  url?: string
  place?: { latitude: string; longitude: string }
  quote?: string
  name?: string
  /** The attachment's payload as Zalo prints it, where it is more than an address. */
  payload?: object
  /** Only the page hears it: a pressed button whose words are hidden (facts §4.3). */
  hidden?: boolean
}

/** Opens or renews the window in which the page may answer (facts §1.3). */
function interact(sim: Sim, contact: Contact): void {
  contact.last_interaction = sim.clock.now()
  contact.replies = 0
}

function done(sim: Sim, contact: Contact): void {
  sim.changed(contact.oa_id, contact.person_id)
  sim.saveSoon()
}

export function follow(sim: Sim, app: App, contact: Contact): void {
  if (contact.following) return
  contact.following = true
  interact(sim, contact)
  tell(sim, app, contact, followed(frameOf(sim, app), contact, 'follow'))
  done(sim, contact)
}

export function unfollow(sim: Sim, app: App, contact: Contact): void {
  if (!contact.following) return
  contact.following = false
  tell(sim, app, contact, followed(frameOf(sim, app), contact, 'unfollow'))
  done(sim, contact)
}

/** Zalo tells the app nothing about a block; the next send finds out. */
export function block(sim: Sim, contact: Contact, blocked: boolean): void {
  contact.blocked = blocked
  done(sim, contact)
}

/** The person writes. Returns the message id. */
export function write(sim: Sim, app: App, contact: Contact, saying: Saying): string {
  const message: Message = {
    msg_id: messageId(),
    at: sim.clock.now(),
    from: 'person',
    kind: saying.kind,
    text: saying.text ?? null,
    url: saying.url ?? null,
    place: saying.place ?? null,
    ...(saying.name === undefined ? {} : { name: saying.name }),
    ...(saying.quote === undefined ? {} : { quote: saying.quote }),
    state: 'sent',
  }
  interact(sim, contact)
  if (!saying.hidden) keepMessage(sim.world, contact, message)
  const said = messageOf(message, saying.payload)
  const event = saidByPerson(frameOf(sim, app), contact, `user_send_${saying.kind}`, said)
  event.taken = () => {
    message.state = 'received'
    done(sim, contact)
  }
  tell(sim, app, contact, event)
  done(sim, contact)
  return message.msg_id
}

/** The person puts a reaction on a message of either side, or takes it back. */
export function react(sim: Sim, app: App, contact: Contact, message: Message, icon: string): void {
  putReaction(message, 'person', icon)
  tell(sim, app, contact, reacted(frameOf(sim, app), contact, 'person', message.msg_id, icon))
  done(sim, contact)
}

/** The person shares name and phone on the page's card. */
export function shareInfo(sim: Sim, app: App, contact: Contact, info: object): void {
  interact(sim, contact)
  const sides = { sender: { id: contact.user_id }, recipient: { id: contact.oa_id } }
  const about = { ...sides, user_id_by_app: contact.user_id_by_app, info }
  tell(sim, app, contact, other(frameOf(sim, app), 'user_submit_info', about))
  done(sim, contact)
}

interface Ringing {
  type: 'AUDIO' | 'VIDEO'
  /** 0: nobody answered. */
  talk_ms: number
}

/** The person calls the page through Zalo. */
export function call(sim: Sim, app: App, contact: Contact, { type, talk_ms }: Ringing): void {
  interact(sim, contact)
  const waiting_time = 12
  const event = other(frameOf(sim, app), 'user_call_oa', {
    oa_id: contact.oa_id,
    user_id: contact.user_id,
    user_id_by_app: contact.user_id_by_app,
    call_id: messageId(),
    call_type: type,
    init_time: sim.clock.now(),
    call_duration: waiting_time * 1000 + talk_ms,
    waiting_time,
    talk_time: talk_ms,
    status_code: talk_ms > 0 ? 0 : 1,
  })
  tell(sim, app, contact, event)
  done(sim, contact)
}

const INTERACTIONS = /^user_(send_|click_|submit_|call_)|^oa_call_user$/

/** Any other event of Zalo's list, or of nobody's: `message` and further fields go out as given. Returns the message id. */
export function raise(
  sim: Sim,
  app: App,
  contact: Contact,
  event_name: string,
  fields: Record<string, unknown>,
): string {
  const msg_id = messageId()
  const message = { msg_id, ...(fields['message'] as object | undefined) }
  if (INTERACTIONS.test(event_name)) interact(sim, contact)
  const frame = frameOf(sim, app)
  const event = event_name.startsWith('user_send_')
    ? saidByPerson(frame, contact, event_name, message)
    : event_name.startsWith('oa_send_')
      ? saidByPage(frame, contact, event_name, message, null)
      : other(frame, event_name, {
          oa_id: contact.oa_id,
          user_id: contact.user_id,
          sender: { id: contact.user_id },
          recipient: { id: contact.oa_id },
          user_id_by_app: contact.user_id_by_app,
          ...fields,
          message,
        })
  tell(sim, app, contact, event)
  done(sim, contact)
  return message.msg_id
}
