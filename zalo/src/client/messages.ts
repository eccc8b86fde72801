// Hides the consultation message (*tin tư vấn*): text and image to one person within the reply window (facts §4.2, §4.4).
import { isObject, type Json } from '../json.ts'
import { idOf, numberOf } from '../values.ts'
import { type Access, jsonHeaders } from './access.ts'
import { type Answer, answerOf } from './answers.ts'
import type { Wire } from './wire.ts'

export interface Text {
  user_id: string
  /** Up to TEXT_CHARACTERS after NFC, which is made here. */
  text: string
  quote_message_id?: string
}

export interface Image {
  user_id: string
  /** Either an upload's id or a public URL (JPG/PNG up to 1 MB), never both. */
  image: { attachment_id: string } | { url: string }
  caption?: string
  quote_message_id?: string
}

export interface Sent {
  message_id: string
  user_id: string | undefined
  sent_time: number | undefined
  /** What paid for it; absent when the wallet did. */
  quota: SentQuota | undefined
}

export interface SentQuota {
  /** `reply` (free 48 h), `welcome_msg`, `sub_quota`, `purchase_quota`, `reward_quota`. */
  quota_type: string
  remain: number | undefined
  total: number | undefined
}

/** Not idempotent: Zalo takes no id of ours, so *unsure* and -200 must be looked up before another try. */
export function sendText(wire: Wire, access: Access, { user_id, text, quote_message_id }: Text): Promise<Answer<Sent>> {
  const words = text.normalize('NFC')
  const message = quote_message_id === undefined ? { text: words } : { text: words, quote_message_id }
  return send(wire, access, { recipient: { user_id }, message })
}

export function sendImage(wire: Wire, access: Access, to: Image): Promise<Answer<Sent>> {
  const { user_id, image, caption, quote_message_id } = to
  const words = caption === undefined ? {} : { text: caption.normalize('NFC') }
  const quote = quote_message_id === undefined ? {} : { quote_message_id }
  return send(wire, access, { recipient: { user_id }, message: { ...words, ...quote, attachment: imageOf(image) } })
}

/** The attachment of one picture. */
export const imageOf = (image: Image['image']): object => ({
  type: 'template',
  payload: { template_type: 'media', elements: [{ media_type: 'image', ...image }] },
})

/** The attachment of one uploaded file. */
export const fileOf = (token: string): object => ({ type: 'file', payload: { token } })

export const CONSULTATION = '/v3.0/oa/message/cs'

/** One message, whatever its form; an answer without the id of what was sent is *unsure*. */
export async function send(wire: Wire, access: Access, body: object, path = CONSULTATION): Promise<Answer<Sent>> {
  const request = { method: 'POST', path, headers: jsonHeaders(access), body: JSON.stringify(body) } as const
  return answerOf(await wire.send('openapi', request), readSent)
}

function readSent(body: Json): Sent | undefined {
  const data = body['data']
  if (!isObject(data)) return undefined
  const message_id = idOf(data['message_id'])
  if (message_id === undefined) return undefined
  const quota = isObject(data['quota']) ? readQuota(data['quota']) : undefined
  return { message_id, user_id: idOf(data['user_id']), sent_time: numberOf(data['sent_time']), quota }
}

/** Numbers come as text; since 2026 `remain` and `total` may be missing. */
function readQuota(quota: Json): SentQuota | undefined {
  const quota_type = idOf(quota['quota_type'])
  return quota_type === undefined
    ? undefined
    : { quota_type, remain: numberOf(quota['remain']), total: numberOf(quota['total']) }
}
