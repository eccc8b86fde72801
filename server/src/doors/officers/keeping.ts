// Routes by which an officer's answer goes into the catalogue, and the file of what was kept so.

import { z } from 'zod'
import { keepable, keepAnswer } from '../../flows/keep-answer.ts'
import { goldLines } from '../../modules/procedures/procedures.ts'
import { bytesReply } from '../../platform/http.ts'
import { oneConversation as one } from './conversation-acts.ts'
import { route } from './route.ts'
import { id } from './things.ts'

export const keepingRoutes = [
  route(`GET ${one}/keeping`, {
    summary: 'How an officer’s reply and the question it answers would be kept: without names and numbers',
    may: 'answer.keep',
    reads: 'conversation',
    query: z.strictObject({ message_id: id }),
    reply: z
      .strictObject({
        question: z.string(),
        answer: z.string(),
        procedure: z.strictObject({ procedure_id: id, name: z.string() }).nullable(),
      })
      .meta({ id: 'AnswerToKeep' }),
    refusals: ['not_keepable'],
    run: (ctx, { params, query }) =>
      keepable(ctx, { page_id: params.page_id, conversation_id: params.id, message_id: query.message_id }),
  }),

  route(`POST ${one}/keeping`, {
    summary: 'Keep it: the answer stands in a draft that somebody else publishes, the question is an example of it',
    may: 'answer.keep',
    body: z.strictObject({
      message_id: id,
      question: z.string().trim().min(1).max(400),
      answer: z.string().trim().min(1).max(600),
      about: z.union([
        z.strictObject({ procedure_id: id }),
        z.strictObject({ name: z.string().trim().min(3).max(160) }),
      ]),
    }),
    reply: z.strictObject({ version_id: id }),
    refusals: ['not_keepable', 'answer_unfit', 'already_kept', 'not_now', 'procedure_exists'],
    run: async (ctx, { params, body: { message_id, ...what } }) => ({
      version_id: await keepAnswer(ctx, { page_id: params.page_id, conversation_id: params.id, message_id }, what),
    }),
  }),

  route('GET /api/kept-questions', {
    summary: 'The questions officers kept, one JSON a line, in the shape of the gold set',
    may: 'procedure.draft',
    reply: bytesReply('application/x-ndjson'),
    run: async ctx => ({
      type: 'application/x-ndjson',
      bytes: Buffer.from(await goldLines(ctx)),
      attachment: 'kept-questions.jsonl',
    }),
  }),
]
