// An officer's answer, given after the assistant handed over, goes into the catalogue: first as it would be kept, then as a draft.

import { nameless, questionsBefore, settleTurnsOf } from '../modules/bot/bot.ts'
import { getConversation, saidIn } from '../modules/inbox/inbox.ts'
import { heldName, keepAnswer as keep, type ToKeep } from '../modules/procedures/procedures.ts'
import { record } from '../modules/trail/trail.ts'
import type { Ctx } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { unfit } from '../text/fit-to-say.ts'
import { meaningOf } from './meaning.ts'

export interface Reply {
  readonly page_id: string
  readonly conversation_id: string
  readonly message_id: string
}

export interface Keepable {
  /** Without names and numbers. */
  readonly question: string
  readonly answer: string
  /** What the question was understood to be about. */
  readonly procedure: { readonly procedure_id: string; readonly name: string } | null
}

/** As much of a question and an answer is kept. */
const longest = { question: 200, answer: 600 }

/** Refuses not_keepable: no answer in words to something the assistant left. */
export async function keepable(ctx: Ctx, reply: Reply): Promise<Keepable> {
  const { question, answer, procedure } = await asked(ctx, reply)
  const slug = procedure ?? meaningOf(question)?.intents[0].procedure ?? null
  return {
    question: cut(nameless(question), longest.question),
    answer: cut(nameless(answer), longest.answer),
    procedure: slug === null ? null : ((await heldName(ctx, slug)) ?? null),
  }
}

/** Gives the draft. Refuses not_keepable, answer_unfit {why} and what the catalogue refuses. */
export async function keepAnswer(
  ctx: Ctx,
  reply: Reply,
  { question, answer, about }: Pick<ToKeep, 'question' | 'answer' | 'about'>,
): Promise<string> {
  const { page_id, conversation_id, message_id } = reply
  await asked(ctx, reply)
  const why = unfit(answer)
  if (why !== null) throw new Refusal('answer_unfit', { why })
  const { version_id, slug } = await keep(ctx, {
    page_id,
    reply_id: message_id,
    question: cut(nameless(question), longest.question),
    answer: nameless(answer),
    about,
  })
  await settleTurnsOf(ctx, page_id, conversation_id)
  await record(ctx, 'answer.kept', { kind: 'conversation', page_id, id: conversation_id }, { version_id, slug })
  return version_id
}

async function asked(ctx: Ctx, { page_id, conversation_id, message_id }: Reply) {
  const { conversation } = await getConversation(ctx, page_id, conversation_id)
  const thread_id = conversation.id
  const reply = (await saidIn(ctx, page_id, [{ thread_id, id: message_id }])).get(message_id)
  if (reply?.from !== 'officer') throw new Refusal('not_keepable')
  const [before] = await questionsBefore(ctx, conversation, [reply.at])
  const said = before && (await saidIn(ctx, page_id, [{ thread_id, id: before.message_id }])).get(before.message_id)
  if (said === undefined) throw new Refusal('not_keepable')
  return { question: said.text, answer: reply.text, procedure: before?.procedure ?? null }
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')
