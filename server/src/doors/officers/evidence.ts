// Routes of evidence: who looks, ending it, shutting away what may show the abuse of a child, and the signed export.

import { z } from 'zod'
import {
  exportKey,
  exportTip,
  revokeView,
  shutAway,
  shutAwayFor,
  viewShutAway,
  viewsOf,
} from '../../modules/evidence/evidence.ts'
import { bytesReply } from '../../platform/http.ts'
import { route } from './route.ts'
import { id, nothing, time } from './things.ts'

const watch = { act: 'evidence', kind: 'tip' } as const

export const evidenceRoutes = [
  route('GET /api/tips/:id/views', {
    summary: 'Who has looked at the pictures of a tip',
    may: 'evidence.revoke',
    reply: z.strictObject({
      views: z.array(
        z.strictObject({ officer_id: id, name: z.string(), began_at: time, last_at: time, revoked: z.boolean() }),
      ),
    }),
    run: async (ctx, { params }) => ({ views: await viewsOf(ctx, params.id) }),
  }),
  route('POST /api/tips/:id/views/revocation', {
    summary: 'End an officer’s looking at the pictures of a tip, or let it begin again',
    may: 'evidence.revoke',
    watch,
    body: z.strictObject({ officer_id: id, revoked: z.boolean().default(true) }),
    reply: nothing,
    async run(ctx, { params, body }) {
      await revokeView(ctx, params.id, body.officer_id, body.revoked)
      return {}
    },
  }),
  route('POST /api/tips/:id/media/:media_id/quarantine', {
    summary: 'It may show the abuse of a child: from now on no copy is shown but to the restricted role',
    may: 'evidence.shut_away',
    watch,
    reply: nothing,
    refusals: ['not_now'],
    async run(ctx, { params }) {
      await shutAway(ctx, params.id, params.media_id)
      return {}
    },
  }),
  route('GET /api/quarantine', {
    summary: 'What was shut away, without pictures or words',
    may: 'evidence.restricted',
    reply: z.strictObject({
      media: z.array(z.strictObject({ media_id: id, page_id: id, tip_id: id, by: id, at: time })),
    }),
    async run(ctx) {
      const rows = await shutAwayFor(ctx)
      return { media: rows.map(({ media_id, page_id, tip_id, by, at }) => ({ media_id, page_id, tip_id, by, at })) }
    },
  }),
  route('GET /api/quarantine/:id', {
    summary: 'One picture that was shut away, marked with who looks; each look is on the trail',
    may: 'evidence.restricted',
    watch: { act: 'evidence', kind: 'media' },
    reply: bytesReply('image/webp'),
    run: async (ctx, { params }) => ({ type: 'image/webp', bytes: await viewShutAway(ctx, params.id) }),
  }),
  route('GET /api/tips/:id/export', {
    summary: 'Evidence of a tip as a signed archive: copies without metadata, hashes of what came, the trail. No words',
    may: 'evidence.export',
    watch,
    reply: bytesReply('application/zip'),
    refusals: ['too_large'],
    async run(ctx, { params }) {
      const { name, bytes } = await exportTip(ctx, params.id)
      return { type: 'application/zip', bytes, attachment: name }
    },
  }),
  route('GET /api/export-key', {
    summary: 'The public key exports are signed with: told to whoever checks one, on another way',
    may: 'signed_in',
    reply: z.strictObject({ algorithm: z.literal('Ed25519'), key: z.string() }),
    run: async ctx => ({ algorithm: 'Ed25519' as const, key: exportKey(ctx.keys) }),
  }),
]
