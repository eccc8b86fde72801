// The week is lived: both clocks move on together, citizens act on their phones, officers answer through the flows.

import type { App } from '../src/app.ts'
import { replyOut } from '../src/flows/reply-out.ts'
import { meet } from '../src/modules/citizens/citizens.ts'
import { addNote, conversationWith, moveConversation, releaseConversation } from '../src/modules/inbox/inbox.ts'
import { type Act as Permitted, require } from '../src/modules/officers/officers.ts'
import { looked } from '../src/modules/trail/trail.ts'
import { hour, machineNow, minute } from '../src/platform/clock.ts'
import { type Ctx, change } from '../src/platform/ctx.ts'
import { newId } from '../src/platform/ids.ts'
import { oaIdOf } from './district.ts'
import type { Phones } from './phones.ts'
import type { Raised } from './raise.ts'
import { actOnTip, tipSpokenIn } from './tip-acts.ts'
import { type Act, inSteps } from './week.ts'

/** Acts of one such stretch happen at one standing of the clocks: they are never moved while something is under way. */
const step = 20 * minute
/** The longest they move at once: what the house does by itself is done when it is due, at night too. */
const stride = 3 * hour

export interface Stage {
  readonly app: App
  readonly phones: Phones
  readonly raised: Raised
}

/** Both clocks to `now`; each keeps running with the machine's. */
export async function moveClocks({ app, phones }: Pick<Stage, 'app' | 'phones'>, now: number): Promise<void> {
  await phones.moveClock(now)
  app.house.clock.stand(now - machineNow())
}

/** Until neither side has anything due. */
export async function settleAll({ app, phones }: Pick<Stage, 'app' | 'phones'>): Promise<void> {
  do await phones.settle()
  while (await app.settle())
}

/** What was written is handled and what was answered is sent; a receipt may be heard in the next step. */
async function settleOnce({ app, phones }: Stage): Promise<void> {
  await phones.settle()
  await app.settle()
}

async function walkTo(stage: Stage, at: number): Promise<void> {
  const { clock } = stage.app.house
  while (at - clock.now() > stride) {
    await moveClocks(stage, clock.now() + stride)
    await settleOnce(stage)
  }
  if (at > clock.now()) await moveClocks(stage, at)
}

/** Lives through the acts, and on to `until()`. */
export async function play(stage: Stage, acts: readonly Act[], until: () => number): Promise<void> {
  const zaloIds = new Map<string, string>()
  for (const together of inSteps(acts, step)) {
    const unheard = new Set<string>()
    await walkTo(stage, (together[0] as Act).at)
    for (const act of together) {
      if (act.does.by === 'citizen') {
        zaloIds.set(act.person, await stage.phones.act(oaIdOf(act.unit), act))
        unheard.add(act.person)
        continue
      }
      if (unheard.has(act.person)) {
        await settleOnce(stage)
        unheard.clear()
      }
      await officerActs(stage, act, zaloIds.get(act.person) as string)
    }
    await settleOnce(stage)
  }
  await walkTo(stage, until())
  await moveClocks(stage, until())
  await settleAll(stage)
}

async function officerActs({ app, raised }: Stage, { unit, officer, does }: Act, zalo_id: string): Promise<void> {
  const page_id = raised.pages.get(unit.sign) as string
  const officer_id = raised.officers.get(officer.login) as string
  const who = { kind: 'officer', id: officer_id, name: officer.name, session: newId(app.house.clock.now()) } as const
  await change(app.house, who, async ctx => {
    if (does.by !== 'officer') return
    await require(ctx, permitted[does.do], page_id)
    const tip = await tipSpokenIn(ctx, page_id, zalo_id)
    if (tip) return actOnTip(ctx, tip, does, officer_id)
    const conversation = await conversationOf(ctx, page_id, zalo_id)
    await looked(ctx, 'conversation', page_id, [conversation.id])
    switch (does.do) {
      case 'reply':
      case 'reply_waiting': {
        const wait = does.do === 'reply_waiting'
        return void (await replyOut(ctx, {
          page_id,
          conversation_id: conversation.id,
          officer_id,
          text: does.text,
          wait,
        }))
      }
      case 'note':
        return void (await addNote(ctx, conversation, officer_id, does.text))
      case 'release':
        return void (await releaseConversation(ctx, conversation, officer_id))
      default:
        return void (await moveConversation(ctx, conversation, does.do === 'wait' ? 'wait' : 'close', officer_id))
    }
  })
}

const permitted = {
  reply: 'conversation.reply',
  reply_waiting: 'conversation.reply',
  note: 'conversation.note',
  release: 'conversation.release',
  wait: 'conversation.wait',
  done: 'conversation.close',
} as const satisfies Record<string, Permitted>

async function conversationOf(ctx: Ctx, page_id: string, zalo_id: string) {
  const { citizen_id, address } = await meet(ctx, page_id, { zalo_id, at: ctx.now })
  return (await conversationWith(ctx, { page_id, citizen_id, address_id: address.id })).conversation
}
