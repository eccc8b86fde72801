// An officer writes to an internal page: their phone is linked by a code, and by a tap the shift is taken, which lets it ring.

import { linkPhone, phoneOf } from '../modules/alarms/alarms.ts'
import { fold } from '../language/letters.ts'
import { type Conversation, say } from '../modules/inbox/inbox.ts'
import { send } from '../modules/deliveries/deliveries.ts'
import { macOf } from './hand-out.ts'
import { officerNames, ownShift, takeShift } from '../modules/officers/officers.ts'
import { unitName } from '../modules/units/units.ts'
import type { Ctx, Who } from '../platform/ctx.ts'
import { internal, takeShiftTitle } from '../text/urgent.ts'
import { timeVi } from '../text/figures.ts'
import { tell } from './tell.ts'

/** After the message was filed in the officer's conversation with the page. */
export async function internalIn(ctx: Ctx, conversation: Conversation, text: string | undefined): Promise<void> {
  const answer = await answerTo(ctx, conversation, text?.trim() ?? '')
  if (answer !== internal.help) return void (await tell(ctx, conversation, { origin: 'bot' }, answer))
  const part = { kind: 'buttons', text: answer, options: [{ title: takeShiftTitle }] } as const
  const { kind, ...carries } = part
  const { page_id, address_id, id: thread_id } = conversation
  const { message_id } = await say(ctx, conversation, { origin: 'bot' }, { kind, carries })
  const content_mac = await macOf(ctx, page_id, part)
  await send(ctx, { page_id, address_id, thread_id, message_id, kind, content_mac, priority: 'chat', told_by: 'flow' })
}

async function answerTo(ctx: Ctx, { page_id, address_id, id }: Conversation, text: string): Promise<string> {
  const phone = await phoneOf(ctx, page_id, address_id)
  if (isTap(text)) return phone ? takes(ctx, phone.officer_id) : internal.hello
  if (phone && !looksLikeCode(text)) return internal.help
  const officer_id = await linkPhone(ctx, text, { page_id, address_id, thread_id: id })
  if (!officer_id) return looksLikeCode(text) ? internal.unknownCode : internal.hello
  const names = await officerNames(ctx, [officer_id])
  return internal.linked(names.get(officer_id) ?? '')
}

/** `#ca truc`, the button, or the words. */
const isTap = (text: string): boolean => /^#?\s*(nhan )?ca truc$|^nhan ca$|^1$/.test(fold(text.toLowerCase()))

const looksLikeCode = (text: string): boolean => /^[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}$/.test(text)

/** The shift planned for them is theirs from now on; what they just did keeps their phone within reach. */
async function takes(ctx: Ctx, officer_id: string): Promise<string> {
  const name = (await officerNames(ctx, [officer_id])).get(officer_id) ?? ''
  const who: Who = { kind: 'officer', id: officer_id, name, session: 'zalo' }
  const own = { ...ctx, who }
  const shift = await ownShift(own)
  if (!shift) return internal.noShift
  const [unit, until] = [await unitName(ctx, shift.unit_id), timeVi(shift.to_at)]
  if (shift.state === 'taken') return internal.onDuty(unit, until)
  await takeShift(own, shift.unit_id, shift.id)
  return internal.taken(unit, until)
}
