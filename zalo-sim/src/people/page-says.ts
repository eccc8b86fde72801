// Hides what follows when a page says something: the phone shows it, the app gets its echo and its receipts.
import { messageOf, reacted, receipt, saidByPage } from '../hooks/bodies.ts'
import type { Content } from '../refusals/shape.ts'
import type { Sim } from '../sim.ts'
import { messageId } from '../world/ids.ts'
import type { App, Contact, Message } from '../world/nouns.ts'
import { keepMessage } from '../world/world.ts'
import { frameOf, tell } from './tell.ts'

/** A message of the page on its way. `ahead` is there when mischief sends the echo before the caller hears. */
interface Said {
  message: Message
  ahead: Promise<void> | null
}

/** Files a message of the page and tells the app about it, in the order echo, received. `admin_id`: a human typed it. */
export function pageSays(sim: Sim, app: App, contact: Contact, content: Content, admin_id: string | null): Said {
  const at = sim.clock.now()
  const message: Message = {
    msg_id: messageId(),
    at,
    from: admin_id === null ? 'page' : 'admin',
    kind: content.kind,
    text: content.text,
    url: content.url,
    place: null,
    ...(content.name === null ? {} : { name: content.name }),
    ...(content.choices === null ? {} : { choices: content.choices }),
    ...(content.quote === null ? {} : { quote: content.quote }),
    state: 'sent',
  }
  keepMessage(sim.world, contact, message)
  sim.changed(contact.oa_id, contact.person_id)
  sim.saveSoon()
  return { message, ahead: announce(sim, app, contact, message, admin_id) }
}

function announce(
  sim: Sim,
  app: App,
  contact: Contact,
  message: Message,
  admin_id: string | null,
): Promise<void> | null {
  const frame = frameOf(sim, app)
  const echo = () => saidByPage(frame, contact, `oa_send_${message.kind}`, messageOf(message), admin_id)
  if (app.echoes && sim.mischief.strikes('echo_first', contact.person_id)) {
    const ahead = sim.outbox.postAhead(app.app_id, contact.person_id, contact.user_id, echo())
    setImmediate(() => receive(sim, app, contact, [message]))
    return ahead
  }
  setImmediate(() => {
    if (app.echoes) tell(sim, app, contact, echo())
    receive(sim, app, contact, [message])
  })
  return null
}

/** The phone, when it is on, receives messages; the app hears of those it sent itself (facts §3.7). */
export function receive(sim: Sim, app: App, contact: Contact, messages: Message[]): void {
  if (!sim.world.people.get(contact.person_id)?.phone_on) return
  for (const message of messages) {
    if (message.state !== 'sent' || message.from === 'person') continue
    message.state = 'received'
    if (message.from !== 'page' || !app.receipts) continue
    const event = receipt(frameOf(sim, app), contact, 'user_received_message', { msg_id: message.msg_id })
    tell(sim, app, contact, event)
  }
  sim.changed(contact.oa_id, contact.person_id)
}

/** The page reacts to a message of the person; `/-remove` takes it back. The app hears that, too. */
export function pageReacts(sim: Sim, app: App, contact: Contact, message: Message, icon: string): void {
  putReaction(message, 'page', icon)
  if (app.echoes)
    setImmediate(() => tell(sim, app, contact, reacted(frameOf(sim, app), contact, 'page', message.msg_id, icon)))
  sim.changed(contact.oa_id, contact.person_id)
  sim.saveSoon()
}

/** Each side's last reaction stands. */
export function putReaction(message: Message, by: 'person' | 'page', icon: string): void {
  const { [by]: _before, ...other } = message.reactions ?? {}
  message.reactions = icon === '/-remove' ? other : { ...other, [by]: icon }
}

/** The person looks: everything the page said so far is seen, in one event. */
export function see(sim: Sim, app: App, contact: Contact): string[] {
  const unseen = contact.messages.filter(message => message.from !== 'person' && message.state !== 'seen')
  for (const message of unseen) message.state = 'seen'
  const msg_ids = unseen.filter(message => message.from === 'page').map(message => message.msg_id)
  if (msg_ids.length > 0 && app.receipts) {
    const event = receipt(frameOf(sim, app), contact, 'user_seen_message', { msg_ids })
    tell(sim, app, contact, event)
  }
  if (unseen.length > 0) {
    sim.changed(contact.oa_id, contact.person_id)
    sim.saveSoon()
  }
  return msg_ids
}
