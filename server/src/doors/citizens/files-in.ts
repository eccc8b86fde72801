// Pictures that came with a form where no script runs: kept in pieces like those a script sends.

import { addPiece, beginUpload, type Form, pieceBytes } from '../../modules/webtips/webtips.ts'
import { change, type House } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { who } from './door.ts'
import type { Sent } from './multipart.ts'

/** False when one was too large or one too many; those before it are kept. */
export async function keepFiles(house: House, form: Form, files: Sent['files']): Promise<boolean> {
  for (const { type, bytes } of files) {
    try {
      const id = await change(house, who, ctx => beginUpload(ctx, form, { size: bytes.length, type }))
      for (let from = 0; from < bytes.length; from += pieceBytes)
        await addPiece(house, form, id, { from, bytes: bytes.subarray(from, from + pieceBytes) })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'too_large') return false
      throw error
    }
  }
  return true
}
