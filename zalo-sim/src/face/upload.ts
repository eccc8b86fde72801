// Hides uploads: a multipart file of bounded size whose bytes are what they claim, kept for seven days (facts §5.1).
import { ZaloRefusal, invalid } from '../refusals/codes.ts'
import type { Sim } from '../sim.ts'
import { pictureType } from '../world/media.ts'
import { envelope, meetSlowness, meetTrouble } from './call.ts'
import { filePart } from './multipart.ts'
import type { Judge } from './reads.ts'

const MIB = 1024 * 1024
export const UPLOAD_BODY_LIMIT = 6 * MIB

const kinds = {
  image: { limit: MIB, types: ['image/jpeg', 'image/png'], field: 'attachment_id' },
  gif: { limit: 5 * MIB, types: ['image/gif'], field: 'attachment_id' },
  file: { limit: 5 * MIB, types: null, field: 'token' },
} as const

export type UploadKind = keyof typeof kinds

/** Too large is -210, not a picture is -201. */
export function judgeUpload(sim: Sim, kind: UploadKind, contentType: string, body: Buffer): Judge {
  return (caller, seen, now) => {
    meetTrouble(sim, caller, '', seen)
    const { limit, types, field } = kinds[kind]
    const bytes = filePart(contentType, body)
    if (!bytes || bytes.length === 0) throw invalid('file')
    if (bytes.length > limit) throw new ZaloRefusal(-210)
    const type = pictureType(bytes)
    if (types !== null && !(types as readonly (string | null)[]).includes(type)) throw invalid('file')
    return reply => {
      meetSlowness(sim, '', reply)
      const kept = Buffer.from(bytes)
      const media = sim.shelf.put(
        type ?? 'application/octet-stream',
        kept,
        now,
        sim.world.switches.media_days,
        caller.page.oa_id,
      )
      sim.saveSoon()
      return envelope({ [field]: media.id })
    }
  }
}
