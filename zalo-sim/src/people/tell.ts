// Hides how an event about a person reaches the app: only while the page grants it, one after another per person.
import type { EventBody, EventFrame } from '../hooks/bodies.ts'
import type { Sim } from '../sim.ts'
import type { App, Contact } from '../world/nouns.ts'

/** What every event of this moment carries. */
export function frameOf(sim: Sim, app: App): EventFrame {
  return { app_id: app.app_id, at: sim.clock.now(), switches: sim.world.switches }
}

/** Queues the event. A page that granted nothing is silent (facts §3.1). */
export function tell(sim: Sim, app: App, contact: Contact, event: EventBody): void {
  if (!sim.world.pages.get(contact.oa_id)?.granted) return
  sim.outbox.post(app.app_id, contact.person_id, contact.user_id, event)
}
