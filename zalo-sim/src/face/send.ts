// Hides the consultation send, the one hot call: `POST /v3.0/oa/message/cs` in Zalo's order of refusals (facts §8.5).
import { hash } from 'node:crypto'
import { pageSays } from '../people/page-says.ts'
import { ZaloRefusal } from '../refusals/codes.ts'
import { judgeShape, readBody, recipientOf } from '../refusals/shape.ts'
import { judgeQuota, judgeWindow } from '../refusals/window.ts'
import type { Sim } from '../sim.ts'
import { findContact } from '../world/world.ts'
import { type Reply, type Request, answerCall, meetSlowness, meetTrouble, refusalBody } from './call.ts'

export const SEND_PATH = '/v3.0/oa/message/cs'

/** Judges and does one send; `raw` is the body's exact text. */
export function answerSend(sim: Sim, request: Request, raw: string): Reply {
  const link = (id: string): string => `${sim.url()}/media/${id}`
  return answerCall(sim, request, (caller, seen, now) => {
    const { page, app, token } = caller
    const { switches } = sim.world
    const body = readBody(raw)
    seen.user_id = recipientOf(body)
    const contact = findContact(sim.world, page.oa_id, seen.user_id)
    if (!contact || contact.conversation_id !== undefined)
      throw new ZaloRefusal(switches.unknown_user_error, 'user_id is invalid!')
    meetTrouble(sim, caller, contact.person_id, seen)
    if (contact.blocked) throw new ZaloRefusal(switches.blocked_error)
    const content = judgeShape(body, page, sim.shelf, link, switches, now)
    if (content.text !== null) seen.digest = hash('sha256', content.text, 'buffer')
    judgeWindow(switches, contact, now)
    const payment = judgeQuota(switches, page, contact, now)
    const failing = sim.mischief.strikes('minus_200', contact.person_id)
    if (failing && sim.mischief.chance().next() < 0.5) {
      seen.mischief = true
      throw new ZaloRefusal(-200)
    }
    return reply => {
      payment.book()
      sim.checks.admit({ at: now, contact, token })
      const { message, ahead } = pageSays(sim, app, contact, content, null)
      seen.msg_id = message.msg_id
      seen.admitted = true
      if (ahead) reply.wait = ahead
      meetSlowness(sim, contact.person_id, reply)
      reply.cut = sim.mischief.strikes('lost_reply', contact.person_id)
      if (failing) {
        Object.assign(seen, { error: -200, mischief: true })
        return refusalBody(-200, 'Send message failed')
      }
      return `{"data":{"message_id":"${message.msg_id}","user_id":"${contact.user_id}","sent_time":"${now}"${payment.quota}},"error":0,"message":"Success"}`
    }
  })
}
