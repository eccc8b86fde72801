// Routes of pictures: keeping one an officer means to send, and showing the working copy of one.

import { z } from 'zod'
import { getConversation } from '../../modules/inbox/inbox.ts'
import { keepUpload, threadOfMedia, workingCopy } from '../../modules/media/media.ts'
import { bytesReply, rawBody } from '../../platform/http.ts'
import { route } from './route.ts'

const uploadLimit = 12 * 1024 * 1024

export const mediaRoutes = [
  route('POST /api/pages/:page_id/conversations/:id/media', {
    summary: 'Keep a picture for a reply in this conversation; it is sealed, and sent re-encoded without metadata',
    may: 'conversation.reply',
    body: rawBody(['image/jpeg', 'image/png'], uploadLimit),
    reply: z.object({ media_id: z.uuid(), width: z.int(), height: z.int(), bytes: z.int() }),
    refusals: ['not_a_picture', 'too_large'],
    async run(ctx, { params, body }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      return keepUpload(ctx, { page_id: conversation.page_id, thread_id: conversation.id }, body.bytes)
    },
  }),
  route('GET /api/pages/:page_id/media/:id', {
    summary: 'The working copy of a picture: re-encoded, no metadata',
    may: 'conversation.read',
    reads: 'media',
    reply: bytesReply('image/webp'),
    async run(ctx, { params }) {
      await getConversation(ctx, params.page_id, await threadOfMedia(ctx, params.page_id, params.id))
      return { type: 'image/webp', bytes: await workingCopy(ctx, params.page_id, params.id), keep: 3600 }
    },
  }),
]
