// Files in pieces, for pages where script runs: begin, ask how far, go on. Offsets as in the tus protocol; no words in any answer.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { addPiece, beginUpload, type Form, uploadOf } from '../../modules/webtips/webtips.ts'
import { change } from '../../platform/ctx.ts'
import { isId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type CitizensDoor, who } from './door.ts'
import { isFresh, readForm } from './token.ts'

type Answer = { status: number; headers?: Record<string, string> }
const statuses: Record<string, number> = { not_found: 404, too_large: 413, too_many: 429, busy: 503 }

/** A form may go on sending files for as long as it may be sent itself. */
function formOf(door: CitizensDoor, request: FastifyRequest): Form {
  const note = readForm(door.house.keys, request.headers['by-form'])
  if (!note || !isFresh(note, door.house.clock.now())) throw new Refusal('not_found')
  return { page_id: note.page_id, secret: note.secret }
}

function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string }
  if (!isId(id)) throw new Refusal('not_found')
  return id
}

/** A number of bytes; NaN for anything else. */
const bytesIn = (header: unknown): number => (/^\d{1,15}$/.test(String(header)) ? Number(header) : Number.NaN)

async function answered(reply: FastifyReply, ask: () => Promise<Answer>): Promise<FastifyReply> {
  const { status, headers = {} } = await ask().catch((error): Answer => {
    if (!(error instanceof Refusal)) throw error
    const received = error.details['received']
    if (error.code === 'not_now') return { status: 409, headers: { 'upload-offset': String(received) } }
    return { status: statuses[error.code] ?? 422 }
  })
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', 'tus-resumable': '1.0.0', ...headers })
    .send()
}

export const beginPieces = (door: CitizensDoor, request: FastifyRequest, reply: FastifyReply) =>
  answered(reply, async () => {
    await door.bounds.message(request.ip)
    const file = { size: bytesIn(request.headers['upload-length']), type: String(request.headers['upload-type'] ?? '') }
    const id = await change(door.house, who, ctx => beginUpload(ctx, formOf(door, request), file))
    return { status: 201, headers: { location: `/t/anh/${id}`, 'upload-offset': '0' } }
  })

export const piecesAt = (door: CitizensDoor, request: FastifyRequest, reply: FastifyReply) =>
  answered(reply, async () => {
    const upload = await change(door.house, who, ctx => uploadOf(ctx, formOf(door, request), idOf(request)))
    return { status: 200, headers: { 'upload-offset': String(upload.received), 'upload-length': String(upload.size) } }
  })

export const takePiece = (door: CitizensDoor, request: FastifyRequest, reply: FastifyReply) =>
  answered(reply, async () => {
    const piece = { from: bytesIn(request.headers['upload-offset']), bytes: request.body as Buffer }
    const upload = await addPiece(door.house, formOf(door, request), idOf(request), piece)
    return { status: 204, headers: { 'upload-offset': String(upload.received) } }
  })
