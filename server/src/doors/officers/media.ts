// Routes of media: keeping a picture or file an officer means to send, and showing, playing or handing out what came.

import { z } from 'zod'
import { getConversation } from '../../modules/inbox/inbox.ts'
import {
  keepDocument,
  keepUpload,
  original,
  playableCopy,
  threadOfMedia,
  workingCopy,
} from '../../modules/media/media.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bytesReply, rawBody } from '../../platform/http.ts'
import { lentTo as lentConversation } from './conversation-acts.ts'
import { route } from './route.ts'

/** What Zalo takes as a file (facts §5.1). */
const documents: readonly string[] = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]

const uploadLimit = 12 * 1024 * 1024

const lentTo = async (ctx: Ctx, { page_id, id }: { page_id: string; id: string }): Promise<readonly string[]> =>
  lentConversation(ctx, { id: await threadOfMedia(ctx, page_id, id) })

export const mediaRoutes = [
  route('POST /api/pages/:page_id/conversations/:id/media', {
    summary:
      'Keep a picture or file (PDF, DOC, DOCX) for a reply in this conversation; it is sealed. A picture is sent re-encoded without metadata',
    may: 'conversation.reply',
    lentTo: lentConversation,
    body: rawBody(['image/jpeg', 'image/png', ...documents], uploadLimit),
    reply: z.object({
      media_id: z.uuid(),
      kind: z.enum(['image', 'file']),
      width: z.int().nullable(),
      height: z.int().nullable(),
      bytes: z.int(),
    }),
    refusals: ['not_a_picture', 'not_a_document', 'too_large'],
    async run(ctx, { params, body }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      const thread = { page_id: conversation.page_id, thread_id: conversation.id }
      return documents.includes(body.type) ? keepDocument(ctx, thread, body.bytes) : keepUpload(ctx, thread, body.bytes)
    },
  }),
  route('GET /api/pages/:page_id/media/:id', {
    summary: 'The working copy of a picture: re-encoded, no metadata',
    may: 'conversation.read',
    lentTo,
    reads: 'media',
    reply: bytesReply('image/webp'),
    async run(ctx, { params }) {
      await getConversation(ctx, params.page_id, await threadOfMedia(ctx, params.page_id, params.id))
      return { type: 'image/webp', bytes: await workingCopy(ctx, params.page_id, params.id), keep: 3600 }
    },
  }),
  route('GET /api/pages/:page_id/media/:id/playable', {
    summary: 'A voice or video as browsers play it: re-encoded, no metadata',
    may: 'conversation.read',
    lentTo,
    reads: 'media',
    reply: bytesReply('audio/mpeg', 'video/mp4'),
    async run(ctx, { params }) {
      await getConversation(ctx, params.page_id, await threadOfMedia(ctx, params.page_id, params.id))
      return { ...(await playableCopy(ctx, params.page_id, params.id)), keep: 3600 }
    },
  }),
  route('GET /api/pages/:page_id/media/:id/original', {
    summary:
      'A file as it came, as an attachment under a neutral name; only kinds on the list, and none the scanner refused',
    may: 'conversation.read',
    lentTo,
    reads: 'media',
    reply: bytesReply('application/octet-stream'),
    async run(ctx, { params }) {
      await getConversation(ctx, params.page_id, await threadOfMedia(ctx, params.page_id, params.id))
      const { name, bytes } = await original(ctx, params.page_id, params.id)
      return { type: 'application/octet-stream', bytes, attachment: name }
    },
  }),
]
