// Routes of the inbox: the list, one thread, and what an officer does with it.

import { z } from 'zod'
import { reactionOut } from '../../flows/reaction-out.ts'
import { askForInfo, replyOut, undoReply } from '../../flows/reply-out.ts'
import { lookedAt } from '../../modules/alarms/alarms.ts'
import {
  addNote,
  claimConversation,
  conversationsFor,
  countsFor,
  getConversation,
  linesFor,
  lineOf,
  lockConversation,
  moveConversation,
  noteLimit,
  readUpTo,
  releaseConversation,
} from '../../modules/inbox/inbox.ts'
import { acting, eyes, lentTo, named, officer, oneConversation as one, view } from './conversation-acts.ts'
import { conversationViews, lineViews } from './conversation-view.ts'
import { route } from './route.ts'
import { listQuery, wishOf } from './list-query.ts'
import { nothing } from './things.ts'
import { conversationShape, countsShape, lineShape, reactions } from './shapes.ts'

/** Above the three parts a reply may become; the exact limit is the inbox's rule. */
const replyChars = 20_000

/** A title the person can choose (facts §4.2). */
const choice = z.string().trim().min(1).max(100)

/** A list line without the subtitle nobody gave. */
const listLine = ({ title, subtitle }: { title: string; subtitle?: string | undefined }) =>
  subtitle === undefined ? { title } : { title, subtitle }

export const conversationRoutes = [
  route('GET /api/conversations', {
    summary: 'Conversations of the pages the officer may read, what has waited longest first',
    may: 'conversation.read',
    reads: 'conversation',
    readIds: reply => reply.conversations,
    query: listQuery.extend({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({ conversations: z.array(conversationShape), next: z.string().nullable(), counts: countsShape }),
    async run(ctx, { query }) {
      const { cursor, limit, ...filter } = query
      const own = await eyes(ctx, filter.page_id)
      const { listed, next } = await conversationsFor(ctx, { ...wishOf(own, filter, ctx.now), cursor, limit })
      const counts = await countsFor(ctx, own)
      return { conversations: await conversationViews(ctx, listed, officer(ctx)), next, counts }
    },
  }),
  route(`GET ${one}`, {
    summary: 'One conversation',
    may: 'conversation.read',
    lentTo,
    reads: 'conversation',
    reply: conversationShape,
    run: (ctx, { params }) => view(ctx, params.page_id, params.id),
  }),
  route(`GET ${one}/lines`, {
    summary: 'The newest lines of a thread, the oldest of them first; the cursor leads to older ones',
    may: 'conversation.read',
    lentTo,
    reads: 'conversation',
    query: z.strictObject({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({ lines: z.array(lineShape), next: z.string().nullable() }),
    async run(ctx, { params, query }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      const { lines, next } = await linesFor(ctx, params.page_id, conversation.id, query.cursor, query.limit)
      await lookedAt(ctx, conversation.id)
      return { lines: await lineViews(ctx, params.page_id, lines, { conversation_id: conversation.id }), next }
    },
  }),
  route(`POST ${one}/replies`, {
    summary: 'Answer: claims the conversation, files the message and hands it to delivery',
    may: 'conversation.reply',
    lentTo,
    body: z.strictObject({
      text: z.string().max(replyChars).optional(),
      media_id: z.uuid().optional(),
      file_name: z.string().max(200).optional().describe('What the person sees a file called'),
      quote: z.uuid().optional().describe('A message of the person that this answers'),
      buttons: z
        .array(choice)
        .min(1)
        .max(5)
        .optional()
        .describe('Under the text; where Zalo takes none, numbered lines'),
      list: z
        .array(z.strictObject({ title: choice, subtitle: z.string().trim().min(1).max(500).optional() }))
        .min(1)
        .max(5)
        .optional()
        .describe('A list to choose from; where Zalo takes none, numbered lines'),
      wait: z.boolean().optional(),
    }),
    reply: z.object({ lines: z.array(lineShape) }),
    refusals: [
      'window_closed',
      'already_claimed',
      'too_long',
      'empty_reply',
      'media_unknown',
      'page_listening',
      'not_quotable',
      'one_form',
    ],
    examples: { body: { text: 'Dạ, anh/chị mang theo thẻ cũ, làm tại công an xã nào cũng được ạ.' } },
    async run(ctx, { params, body }) {
      const { page_id, id } = params
      const sent = await named(
        ctx,
        replyOut(ctx, {
          page_id,
          conversation_id: id,
          officer_id: officer(ctx),
          ...body,
          list: body.list?.map(listLine),
        }),
      )
      const lines = await Promise.all(sent.map(message_id => lineOf(ctx, page_id, message_id)))
      return { lines: await lineViews(ctx, page_id, lines, { conversation_id: id }) }
    },
  }),
  route(`POST ${one}/replies/undo`, {
    summary: "Take one's own reply back before it left; its words come back to the composer",
    may: 'conversation.reply',
    lentTo,
    reads: 'conversation',
    body: z.strictObject({ message_id: z.uuid().describe('Any message of the reply') }),
    reply: z.object({ text: z.string() }),
    refusals: ['too_late'],
    async run(ctx, { params: { page_id, id }, body }) {
      const to = { page_id, conversation_id: id, officer_id: officer(ctx) }
      return { text: await undoReply(ctx, to, body.message_id) }
    },
  }),
  route(`POST ${one}/info-requests`, {
    summary: 'Ask the person, by a card of Zalo, to share name and phone; what they share goes to the vault',
    may: 'conversation.reply',
    lentTo,
    body: z.strictObject({ wait: z.boolean().optional() }),
    reply: z.object({ lines: z.array(lineShape) }),
    refusals: ['window_closed', 'already_claimed', 'page_listening', 'not_here'],
    async run(ctx, { params: { page_id, id }, body }) {
      const sent = await named(
        ctx,
        askForInfo(ctx, { page_id, conversation_id: id, officer_id: officer(ctx), ...body }),
      )
      const lines = await Promise.all(sent.map(message_id => lineOf(ctx, page_id, message_id)))
      return { lines: await lineViews(ctx, page_id, lines, { conversation_id: id }) }
    },
  }),
  route(`POST ${one}/reactions`, {
    summary: 'React to a message of the person; none takes it back',
    may: 'conversation.reply',
    lentTo,
    body: z.strictObject({ message_id: z.uuid(), icon: z.enum([...reactions, 'none']) }),
    reply: z.object({ line: lineShape }),
    refusals: ['window_closed', 'already_claimed', 'page_listening', 'not_quotable'],
    async run(ctx, { params: { page_id, id }, body }) {
      await reactionOut(ctx, { page_id, conversation_id: id, officer_id: officer(ctx), ...body })
      const [line] = await lineViews(ctx, page_id, [await lineOf(ctx, page_id, body.message_id)])
      return { line: line as NonNullable<typeof line> }
    },
  }),
  route(`POST ${one}/claim`, {
    summary: 'Take the conversation; the second to try is told by whom it was taken',
    may: 'conversation.claim',
    lentTo,
    reads: 'conversation',
    body: nothing,
    reply: conversationShape,
    refusals: ['already_claimed'],
    run: acting(claimConversation),
  }),
  route(`POST ${one}/release`, {
    summary: 'Give the conversation back',
    may: 'conversation.release',
    lentTo,
    reads: 'conversation',
    body: nothing,
    reply: conversationShape,
    refusals: ['already_claimed'],
    run: acting(releaseConversation),
  }),
  route(`POST ${one}/waiting`, {
    summary: 'Set it to waiting for the citizen',
    may: 'conversation.wait',
    lentTo,
    reads: 'conversation',
    body: nothing,
    reply: conversationShape,
    refusals: ['already_claimed', 'not_now'],
    run: acting((ctx, conversation, by) => moveConversation(ctx, conversation, 'wait', by)),
  }),
  route(`POST ${one}/done`, {
    summary: 'Set it to done; it opens again when the citizen writes',
    may: 'conversation.close',
    lentTo,
    reads: 'conversation',
    body: nothing,
    reply: conversationShape,
    refusals: ['already_claimed', 'not_now'],
    run: acting((ctx, conversation, by) => moveConversation(ctx, conversation, 'close', by)),
  }),
  route(`POST ${one}/reopening`, {
    summary: 'Open it again',
    may: 'conversation.reopen',
    lentTo,
    reads: 'conversation',
    body: nothing,
    reply: conversationShape,
    refusals: ['already_claimed', 'not_now'],
    run: acting((ctx, conversation, by) => moveConversation(ctx, conversation, 'reopen', by)),
  }),
  route(`POST ${one}/notes`, {
    summary: 'Add a private note; it is never sent',
    may: 'conversation.note',
    lentTo,
    body: z.strictObject({ text: z.string().trim().min(1).max(noteLimit) }),
    reply: z.object({ line: lineShape }),
    async run(ctx, { params, body }) {
      const { page_id, id } = params
      const note = await addNote(ctx, await lockConversation(ctx, page_id, id), officer(ctx), body.text)
      const own = { line: 'note' as const, id: note, at: ctx.now, officer_id: officer(ctx), text: body.text }
      const [line] = await lineViews(ctx, page_id, [own])
      return { line: line as NonNullable<typeof line> }
    },
  }),
  route(`POST ${one}/read`, {
    summary: 'Everything up to this message was looked at',
    may: 'conversation.mark_read',
    lentTo,
    reads: 'conversation',
    body: z.strictObject({ up_to: z.uuid() }),
    reply: conversationShape,
    async run(ctx, { params, body }) {
      const { page_id, id } = params
      await readUpTo(ctx, await lockConversation(ctx, page_id, id), body.up_to)
      return view(ctx, page_id, id)
    },
  }),
]
