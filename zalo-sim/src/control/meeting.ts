// Hides who is meant by a handle and a page's id, and whether the two may talk.
import type { Sim } from '../sim.ts'
import type { App, Contact, Person } from '../world/nouns.ts'
import { contactOf } from '../world/world.ts'
import { ControlRefusal, notFound } from './door.ts'

export interface Meeting {
  person: Person
  app: App
  contact: Contact
}

export function findPerson(sim: Sim, id: string): Person {
  const person = sim.world.people.get(id)
  if (!person) throw notFound('person', id)
  return person
}

export function meet(sim: Sim, person_id: string, oa_id: string): Meeting {
  const person = findPerson(sim, person_id)
  const page = sim.world.pages.get(oa_id)
  const app = page && sim.world.apps.get(page.app_id)
  if (!page || !app) throw notFound('page', oa_id)
  return { person, app, contact: contactOf(sim.world, page, person) }
}

/** A person who blocked the page cannot write to it before unblocking. */
export function meetToSay(sim: Sim, person_id: string, oa_id: string): Meeting {
  const meeting = meet(sim, person_id, oa_id)
  if (meeting.contact.blocked) throw new ControlRefusal(409, 'blocked', 'this person has blocked the page')
  return meeting
}
