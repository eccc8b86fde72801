// How much may be sent by the web form, how large, and how long it is kept. Pure.

import { hour } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'

const MiB = 1024 * 1024
/** One file, whatever its kind; photographs and some minutes of video end below. */
export const uploadBytes = 48 * MiB
/** One piece of a file. */
export const pieceBytes = MiB
/** Files of one form. */
export const uploadsPerForm = 8
/** All of them together. */
const formBytes = 120 * MiB

export type UploadKind = 'image' | 'video' | 'voice' | 'file'

/** What a browser calls the file decides only how it is tried first; what it is, its bytes decide. */
export function kindOf(type: string): UploadKind {
  const [family] = type.split('/')
  return family === 'image' || family === 'video' ? family : family === 'audio' ? 'voice' : 'file'
}

/** Refuses `too_large` with what there may be. */
export function mayBegin(size: number, others: readonly { size: number }[]): void {
  const sum = others.reduce((all, each) => all + each.size, size)
  const details = { limit_mb: uploadBytes / MiB }
  if (!Number.isSafeInteger(size) || size < 1 || size > uploadBytes) throw new Refusal('too_large', details)
  if (others.length >= uploadsPerForm || sum > formBytes) throw new Refusal('too_large', details)
}

/** Whether a piece goes on exactly where the last one ended, and ends within the file. */
export const fits = (upload: { received: number; size: number }, from: number, bytes: number): boolean =>
  from === upload.received && bytes > 0 && bytes <= pieceBytes && from + bytes <= upload.size

export const hourOf = (at: number): number => Math.floor(at / hour) * hour
