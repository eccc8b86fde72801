// Hides what still goes to `POST /v2.0/oa/message`: reactions, and answers to visitors of the widget (facts §4.1, §4.7).
import { hash } from 'node:crypto'
import { pageReacts, pageSays } from '../people/page-says.ts'
import { ZaloRefusal, invalid } from '../refusals/codes.ts'
import { fieldsOf, judgeAnonymous, judgeShape, readBody } from '../refusals/shape.ts'
import type { Sim } from '../sim.ts'
import { messageId } from '../world/ids.ts'
import { findContact } from '../world/world.ts'
import { envelope, meetSlowness, meetTrouble } from './call.ts'
import type { Judge } from './reads.ts'

const ICONS = [':>', '--b', ':-((', '/-strong', '/-heart', ':-h', ':o', '/-remove']

/** Anything else on v2 is shut down (-240). */
export function judgeApart(sim: Sim, raw: string): Judge {
  return (caller, seen, now) => {
    const body = raw === '' ? {} : readBody(raw)
    const recipient = fieldsOf(body['recipient'])
    const action = body['sender_action']
    if (action !== undefined) return judgeReaction(sim, recipient['user_id'], fieldsOf(action))(caller, seen, now)
    if (recipient['anonymous_id'] !== undefined) return judgeVisitor(sim, recipient, body)(caller, seen, now)
    throw new ZaloRefusal(-240)
  }
}

function judgeReaction(sim: Sim, user_id: unknown, action: Record<string, unknown>): Judge {
  return (caller, seen) => {
    if (typeof user_id !== 'string') throw invalid('user_id')
    seen.user_id = user_id
    const contact = findContact(sim.world, caller.page.oa_id, user_id)
    if (!contact) throw new ZaloRefusal(sim.world.switches.unknown_user_error, 'user_id is invalid!')
    meetTrouble(sim, caller, contact.person_id, seen)
    const { react_icon, react_message_id } = action
    const message = contact.messages.find(one => one.msg_id === react_message_id)
    if (!message) throw invalid('react_message_id')
    if (typeof react_icon !== 'string' || !ICONS.includes(react_icon)) throw invalid('react_icon')
    return reply => {
      meetSlowness(sim, contact.person_id, reply)
      pageReacts(sim, caller.app, contact, message, react_icon)
      Object.assign(seen, { msg_id: messageId(), admitted: true })
      return envelope({ message_id: seen.msg_id, user_id })
    }
  }
}

/** Free and at all hours while the web conversation lives; how long that is nobody says. */
function judgeVisitor(sim: Sim, recipient: Record<string, unknown>, body: Record<string, unknown>): Judge {
  const { anonymous_id, conversation_id } = recipient
  return (caller, seen, now) => {
    if (typeof anonymous_id !== 'string') throw invalid('anonymous_id')
    seen.user_id = anonymous_id
    const contact = findContact(sim.world, caller.page.oa_id, anonymous_id)
    if (!contact) throw invalid('anonymous_id')
    if (contact.conversation_id === undefined || contact.conversation_id !== conversation_id)
      throw invalid('conversation_id')
    meetTrouble(sim, caller, contact.person_id, seen)
    const link = (id: string): string => `${sim.url()}/media/${id}`
    const content = judgeAnonymous(judgeShape(body, caller.page, sim.shelf, link, sim.world.switches, now))
    if (content.text !== null) seen.digest = hash('sha256', content.text, 'buffer')
    return reply => {
      meetSlowness(sim, contact.person_id, reply)
      const { message } = pageSays(sim, caller.app, contact, content, null)
      Object.assign(seen, { msg_id: message.msg_id, admitted: true })
      return envelope({ message_id: message.msg_id, anonymous_id, conversation_id })
    }
  }
}
