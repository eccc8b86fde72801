// Hides uploads: one multipart field, an id or token back that must not be kept as a lasting name (facts §5.1).
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

export interface DocumentFile {
  /** Up to UPLOAD_FILE_BYTES of a PDF, DOC or DOCX. */
  bytes: Buffer
  type: string
  /** What the person sees it called. */
  name: string
}

export interface UploadedFile {
  token: string
}

/** Counts against the app's rate and against UPLOADS_PER_DAY. The file's name is ours: the one it had may tell who sent it. */
export function uploadImage(wire: Wire, access: Access, { bytes, type }: ImageFile): Promise<Answer<Uploaded>> {
  const name = type === 'image/png' ? 'image.png' : 'image.jpg'
  return upload(wire, access, 'image', { bytes, type, name }, data => {
    const attachment_id = idOf(data['attachment_id'])
    return attachment_id === undefined ? undefined : { attachment_id }
  })
}

/** Counts as an image does. */
export function uploadFile(wire: Wire, access: Access, file: DocumentFile): Promise<Answer<UploadedFile>> {
  return upload(wire, access, 'file', file, data => {
    const token = idOf(data['token'])
    return token === undefined ? undefined : { token }
  })
}

async function upload<T>(
  wire: Wire,
  access: Access,
  kind: 'image' | 'file',
  file: DocumentFile,
  read: (data: Json) => T | undefined,
): Promise<Answer<T>> {
  const boundary = `by-${randomBytes(16).toString('hex')}`
  const headers = { ...accessHeaders(access), 'content-type': `multipart/form-data; boundary=${boundary}` }
  const request = { method: 'POST', path: `/v2.0/oa/upload/${kind}`, headers, body: formOf(file, boundary) } as const
  return answerOf(await wire.send('openapi', request), body =>
    isObject(body['data']) ? read(body['data']) : undefined,
  )
}

/** Quotes and line ends in a name are written as browsers write them, so that no name ends the header. */
function formOf({ bytes, type, name }: DocumentFile, boundary: string): Buffer {
  const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted}"\r\ncontent-type: ${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
