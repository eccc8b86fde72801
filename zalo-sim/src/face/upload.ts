// Hides uploads: a multipart file of bounded size whose bytes are what they claim, kept for seven days (facts §5.1).
import { ZaloRefusal, invalid } from '../refusals/codes.ts'
import type { Sim } from '../sim.ts'
import { documentType, pictureType } from '../world/media.ts'
import { envelope, meetSlowness, meetTrouble } from './call.ts'
import { filePart } from './multipart.ts'
import type { Judge } from './reads.ts'

const MIB = 1024 * 1024
export const UPLOAD_BODY_LIMIT = 6 * MIB

const kinds = {
  image: { limit: MIB, types: ['image/jpeg', 'image/png'], field: 'attachment_id' },
  gif: { limit: 5 * MIB, types: ['image/gif'], field: 'attachment_id' },
  file: { limit: 5 * MIB, types: null, field: 'token' }, // PDF, DOC, DOCX by their bytes
} as const

export type UploadKind = keyof typeof kinds

/** Too large is -210, not what it should be is -201. */
export function judgeUpload(sim: Sim, kind: UploadKind, contentType: string, body: Buffer): Judge {
  return (caller, seen, now) => {
    meetTrouble(sim, caller, '', seen)
    const { limit, types, field } = kinds[kind]
    const part = filePart(contentType, body)
    if (!part || part.bytes.length === 0) throw invalid('file')
    const { bytes, name } = part
    if (bytes.length > limit) throw new ZaloRefusal(-210)
    const type = types === null ? documentType(bytes) : pictureType(bytes)
    if (type === null || (types !== null && !(types as readonly string[]).includes(type))) throw invalid('file')
    return reply => {
      meetSlowness(sim, '', reply)
      const kept = Buffer.from(bytes)
      const media = sim.shelf.put(
        type,
        kept,
        now,
        sim.world.switches.media_days,
        caller.page.oa_id,
        ...(kind === 'file' && name !== '' ? [name] : []),
      )
      sim.saveSoon()
      return envelope({ [field]: media.id })
    }
  }
}
