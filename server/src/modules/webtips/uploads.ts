// Files on their way up: in pieces, each sealed at once, going on where the line broke, gone when nobody takes them.

import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { hour } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { policy } from '../units/units.ts'
import { fits, kindOf, mayBegin, type UploadKind } from './rules.ts'
import * as store from './store.ts'

export interface Upload {
  readonly id: string
  readonly kind: UploadKind
  /** Bytes. */
  readonly size: number
  readonly received: number
}

/** The form an upload belongs to: who knows its secret may go on with it. */
export interface Form {
  readonly page_id: string
  readonly secret: string
}

const purpose = 'web_form'
const place = 'web_pieces'
const blobName = (page_id: string, blob_id: string): string => `${page_id}/${blob_id}.piece`

/** Refuses `too_large` for one too many or too large. `type` as the browser calls it. */
export async function beginUpload(ctx: Ctx, form: Form, file: { size: number; type: string }): Promise<string> {
  mayBegin(file.size, await store.uploadsOf(ctx, ctx.keys.lookups(purpose, form.secret)))
  const id = newId<'upload'>(ctx.now)
  await store.insertUpload(ctx, {
    id,
    page_id: form.page_id,
    form_mac: ctx.keys.lookup(purpose, form.secret).mac,
    wrapped_key: ctx.keys.make(id).wrapped,
    kind: kindOf(file.type),
    size: file.size,
    received: 0,
    taken_at: null,
    created_at: ctx.now,
    expires_at: ctx.now + (await policy(ctx, 'web_upload_hours')) * hour,
  })
  return id
}

/** How far it has come. Refuses `not_found` to another form. */
export async function uploadOf(ctx: Ctx, form: Form, id: string): Promise<Upload> {
  return mine(ctx, form, await store.findUpload(ctx, id))
}

/** The next piece. Refuses `not_found`, and `not_now` with how far it has come when the piece does not go on there. */
export async function addPiece(
  house: House,
  form: Form,
  id: string,
  { from, bytes }: { from: number; bytes: Buffer },
): Promise<Upload> {
  const who = machine('citizens door')
  const before = await change(house, who, async ctx => {
    const row = found(await store.findUpload(ctx, id))
    return { ...mine(ctx, form, row), key: ctx.keys.unwrap(id, row.wrapped_key) }
  })
  if (!fits(before, from, bytes.length)) throw new Refusal('not_now', { received: before.received })
  const blob_id = randomUUID()
  const name = blobName(form.page_id, blob_id)
  await house.blobs.put(name, house.keys.seal(before.key, bytes, place, blob_id))
  try {
    return await change(house, who, async ctx => {
      const upload = mine(ctx, form, await store.lockUpload(ctx, id))
      if (!fits(upload, from, bytes.length)) throw new Refusal('not_now', { received: upload.received })
      const received = from + bytes.length
      await store.insertPiece(ctx, { upload_id: id, from_byte: from, bytes: bytes.length, blob_id })
      await store.saveUpload(ctx, id, { received })
      return { ...upload, received }
    })
  } catch (error) {
    await house.blobs.remove(name)
    throw error
  }
}

function mine(ctx: Ctx, form: Form, row: store.UploadRow | undefined): Upload {
  const upload = found(row)
  const macs = ctx.keys.lookups(purpose, form.secret)
  if (upload.page_id !== form.page_id || upload.taken_at !== null || !macs.some(mac => mac.equals(upload.form_mac)))
    throw new Refusal('not_found')
  return asUpload(upload)
}

const asUpload = ({ id, kind, size, received }: store.UploadRow): Upload => ({
  id,
  kind: kind as UploadKind,
  size,
  received,
})

/** What the form has brought whole and nobody took yet; from now on it is taken, and kept until media have fetched it. */
export async function takeUploads(ctx: Ctx, form: Form): Promise<Upload[]> {
  const rows = await store.uploadsOf(ctx, ctx.keys.lookups(purpose, form.secret))
  const whole = rows.filter(row => row.taken_at === null && row.received === row.size)
  for (const row of whole)
    await store.saveUpload(ctx, row.id, { taken_at: ctx.now, expires_at: ctx.now + 7 * 24 * hour })
  return whole.map(asUpload)
}

/** What the form has brought so far. */
export const uploadsOf = async (ctx: Ctx, form: Form): Promise<Upload[]> =>
  (await store.uploadsOf(ctx, ctx.keys.lookups(purpose, form.secret)))
    .filter(row => row.taken_at === null)
    .map(asUpload)

/** The bytes as they were sent; undefined when they are gone. */
export async function uploadBytes(house: House, id: string): Promise<Buffer | undefined> {
  const { row, pieces } = await change(house, machine('media'), async ctx => ({
    row: await store.findUpload(ctx, id),
    pieces: await store.piecesOf(ctx, [id]),
  }))
  if (!row || row.received !== row.size) return undefined
  const key = house.keys.unwrap(id, row.wrapped_key)
  const parts: Buffer[] = []
  for (const { blob_id } of pieces) {
    const sealed = await house.blobs.get(blobName(row.page_id, blob_id))
    if (!sealed) return undefined
    parts.push(house.keys.open(key, sealed, place, blob_id))
  }
  return Buffer.concat(parts)
}

/** Drops what nobody finished or took, and what media have had long enough to fetch. */
export async function dropUploads(ctx: Ctx): Promise<number> {
  const rows = await store.expired(ctx, 200)
  if (rows.length === 0) return 0
  const ids = rows.map(row => row.id)
  const pieces = await store.piecesOf(ctx, ids)
  await store.deleteUploads(ctx, ids)
  const pages = new Map(rows.map(row => [row.id, row.page_id]))
  ctx.after(async () => {
    for (const { upload_id, blob_id } of pieces)
      await ctx.blobs.remove(blobName(pages.get(upload_id) as string, blob_id))
  })
  return rows.length
}
