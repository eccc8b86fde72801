// Answers to anonymous visitors of a website: by the widget's two ids, words and media only (facts §4.7).

import type { Client } from '@binh-yen/zalo/client'
import type { Anonymous } from '@binh-yen/zalo/client/apart'
import { UPLOAD_FILE_BYTES, UPLOAD_IMAGE_BYTES } from '@binh-yen/zalo/limits'
import type { Call, Outcome } from '../../modules/deliveries/deliveries.ts'
import type { Clock } from '../../platform/clock.ts'
import { outcomeOf } from './outcomes.ts'
import type { PageAccess, Tokens } from './tokens.ts'
import type { Uploads } from './uploads.ts'

/** How the two ids are one outside id of ours. Neither holds a blank. */
export const visitorId = (anonymous_id: string, conversation_id: string): string => `${anonymous_id} ${conversation_id}`

export function createVisitors(client: Client, tokens: Tokens, clock: Clock, uploads: Uploads) {
  return async (call: Call, access: PageAccess): Promise<Outcome> => {
    const { page_id, content } = call
    const [anonymous_id = '', conversation_id = ''] = call.to.id.split(' ')
    const send = (message: Anonymous['message']) =>
      client.sendAnonymous(access, { anonymous_id, conversation_id, message })
    const say = async (text: string): Promise<Outcome> =>
      outcomeOf(tokens.noticed(await send({ text }), page_id, access), clock.now())
    switch (content.kind) {
      case 'text':
        return say(content.text)
      case 'buttons':
      case 'list':
        return say(content.plain)
      case 'image': {
        if (content.bytes.length > UPLOAD_IMAGE_BYTES) return { kind: 'refused', fault: 'image_too_large' }
        const outcome = await uploads.sendWith(call, access, content, send)
        if (outcome.kind !== 'sent' || content.caption === undefined) return outcome
        // no source shows a picture with words here: they follow, and when they do not arrive the picture did all the same
        if (await call.spend()) await say(content.caption)
        return outcome
      }
      case 'file':
        if (content.bytes.length > UPLOAD_FILE_BYTES) return { kind: 'refused', fault: 'file_too_large' }
        return uploads.sendFileWith(call, access, content, token => send({ token }))
      case 'info_request':
      case 'reaction':
        return { kind: 'refused', fault: 'kind_not_supported' }
    }
  }
}
