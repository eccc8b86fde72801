// Hides where Zalo's world lives in memory: apps, pages, people and how each page knows them, all bounded.
import { accountId } from './ids.ts'
import { inventedName, inventedPhone } from './names.ts'
import type { AccessToken, App, Code, Contact, Message, Page, Person, RefreshToken } from './nouns.ts'
import { defaultSwitches, type Switches } from './switches.ts'

export const PEOPLE_AT_MOST = 200_000
const MESSAGES_PER_CONVERSATION = 500

export interface World {
  switches: Switches
  apps: Map<string, App>
  pages: Map<string, Page>
  people: Map<string, Person>
  /** Page → Zalo's id of the person there → the person as that page knows them. */
  contacts: Map<string, Map<string, Contact>>
  /** Page → contacts that have written or been written to, the most recent last. */
  recent: Map<string, Set<Contact>>
  access: Map<string, AccessToken>
  refresh: Map<string, RefreshToken>
  codes: Map<string, Code>
}

export function createWorld(): World {
  return {
    switches: defaultSwitches(),
    apps: new Map(),
    pages: new Map(),
    people: new Map(),
    contacts: new Map(),
    recent: new Map(),
    access: new Map(),
    refresh: new Map(),
    codes: new Map(),
  }
}

/** Empties the world in place: whoever holds it sees the new one. */
export function emptyWorld(world: World): void {
  for (const part of Object.values(world)) if (part instanceof Map) part.clear()
  world.switches = defaultSwitches()
}

/** Adds a person, or renames the one with this handle. Throws a RangeError when the world is full. */
export function addPerson(world: World, id?: string, name?: string): Person {
  const known = id === undefined ? undefined : world.people.get(id)
  if (known) {
    if (name !== undefined) known.name = name
    return known
  }
  if (world.people.size >= PEOPLE_AT_MOST) throw new RangeError(`at most ${PEOPLE_AT_MOST} people`)
  const number = world.people.size + 1
  const handle = id ?? freeHandle(world, number)
  const person = { id: handle, name: name ?? inventedName(number), phone: inventedPhone(number), phone_on: true }
  world.people.set(handle, person)
  return person
}

function freeHandle(world: World, number: number): string {
  let handle = `p${number}`
  while (world.people.has(handle)) handle = `p${(number += 1)}`
  return handle
}

/** The person as a page sees them that they never met. */
export function strangerOf(page: Page, person: Person): Contact {
  return {
    oa_id: page.oa_id,
    person_id: person.id,
    user_id: accountId('user', page.oa_id, person.id),
    user_id_by_app: accountId('by app', page.app_id, person.id),
    ...(person.web ? { conversation_id: accountId('visit', page.oa_id, person.id) } : {}),
    following: false,
    blocked: false,
    last_interaction: null,
    replies: 0,
    messages: [],
  }
}

/** The person as the page knows them, if the two have ever met. */
export function metContact(world: World, oa_id: string, person_id: string): Contact | undefined {
  return findContact(world, oa_id, accountId('user', oa_id, person_id))
}

/** The person as the page knows them, made on first meeting. */
export function contactOf(world: World, page: Page, person: Person): Contact {
  const known = metContact(world, page.oa_id, person.id)
  if (known) return known
  const contact = strangerOf(page, person)
  keepContact(world, contact)
  return contact
}

export function keepContact(world: World, contact: Contact): void {
  const ofPage = world.contacts.get(contact.oa_id) ?? new Map<string, Contact>()
  ofPage.set(contact.user_id, contact)
  world.contacts.set(contact.oa_id, ofPage)
}

/** The contact with this Zalo id on this page, if the two have ever met. */
export function findContact(world: World, oa_id: string, user_id: string): Contact | undefined {
  return world.contacts.get(oa_id)?.get(user_id)
}

/** Files a message, forgetting the oldest of a conversation beyond 500, and makes the conversation the most recent. */
export function keepMessage(world: World, contact: Contact, message: Message): void {
  contact.messages.push(message)
  if (contact.messages.length > MESSAGES_PER_CONVERSATION) contact.messages.shift()
  const recent = world.recent.get(contact.oa_id) ?? new Set<Contact>()
  recent.delete(contact)
  recent.add(contact)
  world.recent.set(contact.oa_id, recent)
}
