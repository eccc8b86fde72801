// Hides citizens and administrators at control's command: who they are, what they do, what their phones show.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mischiefs } from '../mischief/mischief.ts'
import { pageSays, receive, see } from '../people/page-says.ts'
import { block, follow, raise, unfollow, write } from '../people/person-acts.ts'
import type { Sim } from '../sim.ts'
import type { Person } from '../world/nouns.ts'
import { samplePng } from '../world/sample-picture.ts'
import { PEOPLE_AT_MOST, addPerson, metContact, strangerOf } from '../world/world.ts'
import { bodyOf, parsed } from './door.ts'
import { findPerson, type Meeting, meet as meetOn, meetToSay } from './meeting.ts'

const handle = z.string().regex(/^[\p{L}\p{N}_.-]{1,64}$/u)
const oa = z.strictObject({ oa_id: z.string() })
const SHOWN_AT_MOST = 1000
const PICTURE_BODY_LIMIT = 32 * 1024 * 1024
const coordinate = z.union([z.number(), z.string()]).transform(String)

const peopleShape = z.strictObject({
  id: handle.optional(),
  name: z.string().min(1).max(100).optional(),
  count: z.number().int().min(1).max(PEOPLE_AT_MOST).default(1),
  mischief: z.array(z.enum(mischiefs)).optional(),
  /** Pages these people follow from the start; `quiet` tells the pages' apps nothing. */
  follow: z.array(z.string()).default([]),
  quiet: z.boolean().default(false),
  /** Visitors of a website with the page's chat widget, without an account of Zalo. */
  web: z.boolean().optional(),
})
const textShape = oa.extend({ text: z.string().min(1).max(20_000), quote: z.string().optional() })
const imageShape = oa.extend({
  png_base64: z.string().optional(),
  jpeg_base64: z.string().optional(),
  url: z.url().optional(),
  sample: z.string().optional(),
  /** Served under this type whatever the bytes are. */
  type: z.string().optional(),
  caption: z.string().max(2000).optional(),
})
const placeShape = oa.extend({ latitude: coordinate, longitude: coordinate })
const eventShape = oa.extend({
  event_name: z.string().min(1).max(100),
  message: z.record(z.string(), z.unknown()).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
})
const adminShape = oa.extend({ person: z.string(), text: z.string().min(1).max(2000) })

type OfPerson = { Params: { id: string } }

export function peopleRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  const { world } = sim

  const personNamed = (id: string): Person => findPerson(sim, id)
  const meet = (person_id: string, oa_id: string): Meeting => meetOn(sim, person_id, oa_id)

  function say(request: FastifyRequest<OfPerson>, oa_id: string, saying: Parameters<typeof write>[3]): object {
    const { app, contact } = meetToSay(sim, request.params.id, oa_id)
    return { msg_id: write(sim, app, contact, saying), user_id: contact.user_id }
  }

  function people(request: FastifyRequest): object {
    const asked = bodyOf(request, peopleShape)
    const made = Array.from({ length: asked.count }, (_, n) => {
      const id = asked.id !== undefined && n > 0 ? `${asked.id}${n + 1}` : asked.id
      const person = addPerson(world, id, asked.name)
      if (asked.web) person.web = true
      if (asked.mischief) sim.mischief.name(person.id, asked.mischief)
      const user_ids: Record<string, string> = {}
      for (const oa_id of asked.follow) user_ids[oa_id] = begin(person, oa_id, asked.quiet)
      return { id: person.id, name: person.name, phone: person.phone, user_ids }
    })
    sim.saveSoon()
    return { people: made }
  }

  function begin(person: Person, oa_id: string, quiet: boolean): string {
    const { app, contact } = meet(person.id, oa_id)
    if (quiet) Object.assign(contact, { following: true, last_interaction: sim.clock.now() })
    else follow(sim, app, contact)
    return contact.user_id
  }

  const simple: Record<string, (meeting: Meeting) => void> = {
    follow: ({ app, contact }) => follow(sim, app, contact),
    unfollow: ({ app, contact }) => unfollow(sim, app, contact),
    block: ({ contact }) => block(sim, contact, true),
    unblock: ({ contact }) => block(sim, contact, false),
    seen: ({ app, contact }) => void see(sim, app, contact),
  }

  return async http => {
    http.post('/control/people', async request => people(request))
    http.get<{ Querystring: { oa_id?: string } }>('/control/people', async request => {
      const { oa_id } = request.query
      return { people: peopleFirst(sim, oa_id).map(person => shownPerson(sim, person, oa_id)) }
    })
    http.get<OfPerson & { Querystring: { oa_id?: string } }>('/control/people/:id', async request =>
      shownPerson(sim, personNamed(request.params.id), request.query.oa_id),
    )
    for (const [act, does] of Object.entries(simple)) {
      http.post<OfPerson>(`/control/people/:id/${act}`, async request => {
        const meeting = meet(request.params.id, bodyOf(request, oa).oa_id)
        does(meeting)
        return { msg_id: null, user_id: meeting.contact.user_id }
      })
    }
    http.post<OfPerson>('/control/people/:id/text', async request => {
      const { oa_id, text, quote } = bodyOf(request, textShape)
      return say(request, oa_id, { kind: 'text', text, ...(quote === undefined ? {} : { quote }) })
    })
    http.post<OfPerson>('/control/people/:id/location', async request => {
      const { oa_id, latitude, longitude } = bodyOf(request, placeShape)
      return say(request, oa_id, { kind: 'location', place: { latitude, longitude } })
    })
    http.post<OfPerson>('/control/people/:id/image', { bodyLimit: PICTURE_BODY_LIMIT }, async request => {
      const asked = bodyOf(request, imageShape)
      const url = asked.url ?? `${sim.url()}/media/${shelve(sim, asked)}`
      return say(request, asked.oa_id, {
        kind: 'image',
        url,
        ...(asked.caption === undefined ? {} : { text: asked.caption }),
      })
    })
    http.post<OfPerson>('/control/people/:id/event', async request => {
      const { oa_id, event_name, message, fields } = bodyOf(request, eventShape)
      const { app, contact } = meet(request.params.id, oa_id)
      const msg_id = raise(sim, app, contact, event_name, { ...fields, ...(message ? { message } : {}) })
      return { msg_id, user_id: contact.user_id }
    })
    http.post<OfPerson>('/control/people/:id/phone', async request => {
      const person = personNamed(request.params.id)
      person.phone_on = bodyOf(request, z.strictObject({ on: z.boolean() })).on
      for (const page of world.pages.values()) catchUp(sim, page.oa_id, page.app_id, person)
      sim.saveSoon()
      return {}
    })
    http.get<OfPerson & { Querystring: { oa_id?: string } }>('/control/people/:id/messages', async request => {
      const person = personNamed(request.params.id)
      return { messages: metContact(world, parsed(oa, request.query).oa_id, person.id)?.messages ?? [] }
    })
    http.post<OfPerson>('/control/admins/:id/text', async request => {
      const { oa_id, person, text } = bodyOf(request, adminShape)
      const { app, contact } = meet(person, oa_id)
      const content = { kind: 'text', text: text.normalize('NFC'), url: null, quote: null, name: null, choices: null }
      const { message, ahead } = pageSays(sim, app, contact, content, request.params.id)
      await ahead
      return { msg_id: message.msg_id, user_id: contact.user_id }
    })
  }
}

function catchUp(sim: Sim, oa_id: string, app_id: string, person: Person): void {
  const app = sim.world.apps.get(app_id)
  const contact = metContact(sim.world, oa_id, person.id)
  if (app && contact) receive(sim, app, contact, contact.messages)
}

function shelve(sim: Sim, asked: z.infer<typeof imageShape>): string {
  const { png_base64, jpeg_base64 } = asked
  const now = sim.clock.now()
  const days = sim.world.switches.media_days
  if (jpeg_base64 !== undefined) {
    return sim.shelf.put(asked.type ?? 'image/jpeg', Buffer.from(jpeg_base64, 'base64'), now, days).id
  }
  const bytes = png_base64 === undefined ? samplePng(asked.sample ?? 'sample') : Buffer.from(png_base64, 'base64')
  return sim.shelf.put(asked.type ?? 'image/png', bytes, now, days).id
}

/** At most a thousand people, those who talked with this page last first. */
function peopleFirst(sim: Sim, oa_id: string | undefined): Person[] {
  const { people, recent } = sim.world
  const first = new Set<Person>()
  for (const contact of [...(recent.get(oa_id ?? '') ?? [])].toReversed()) {
    const person = people.get(contact.person_id)
    if (person && first.size < SHOWN_AT_MOST) first.add(person)
  }
  for (const person of people.values()) {
    if (first.size >= SHOWN_AT_MOST) break
    first.add(person)
  }
  return [...first]
}

function shownPerson(sim: Sim, person: Person, oa_id: string | undefined): object {
  const page = sim.world.pages.get(oa_id ?? '')
  if (!page) return person
  const contact = metContact(sim.world, page.oa_id, person.id) ?? strangerOf(page, person)
  const { user_id, user_id_by_app, following, blocked, last_interaction } = contact
  return { ...person, user_id, user_id_by_app, following, blocked, last_interaction, messages: contact.messages.length }
}
