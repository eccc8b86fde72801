// Hides the image upload: one multipart field, an attachment id back that must not be kept as a lasting name (facts §5.1).
import { randomBytes } from 'node:crypto'
import { isObject, type Json } from '../json.ts'
import type { UPLOAD_IMAGE_TYPES } from '../limits.ts'
import { idOf } from '../values.ts'
import { type Access, accessHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import type { Wire } from './wire.ts'

export interface ImageFile {
  /** Up to UPLOAD_IMAGE_BYTES; Zalo refuses more. */
  bytes: Buffer
  type: (typeof UPLOAD_IMAGE_TYPES)[number]
}

export interface Uploaded {
  attachment_id: string
}

/** Counts against the app's rate and against UPLOADS_PER_DAY. */
export async function uploadImage(wire: Wire, access: Access, file: ImageFile): Promise<Answer<Uploaded>> {
  const boundary = `by-${randomBytes(16).toString('hex')}`
  const headers = { ...accessHeaders(access), 'content-type': `multipart/form-data; boundary=${boundary}` }
  const request = { method: 'POST', path: '/v2.0/oa/upload/image', headers, body: formOf(file, boundary) } as const
  return answerOf(await wire.send('openapi', request), readUploaded)
}

/** The file's name is ours: the one it had may tell who sent it. */
function formOf({ bytes, type }: ImageFile, boundary: string): Buffer {
  const name = type === 'image/png' ? 'image.png' : 'image.jpg'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

function readUploaded(body: Json): Uploaded | undefined {
  const attachment_id = isObject(body['data']) ? idOf(body['data']['attachment_id']) : undefined
  return attachment_id === undefined ? undefined : { attachment_id }
}
