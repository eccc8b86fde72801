// Where media may be fetched from, how often it is tried, and how large it may be.

import { hour, minute, second } from '../../platform/clock.ts'

export type MediaKind = 'image' | 'gif' | 'sticker' | 'voice' | 'video' | 'file'

/** Received bytes, whatever the kind. Zalo's own uploads end far below. */
export const bytesLimit = 25 * 1024 * 1024
/** Pixels of a picture that is decoded; more is a bomb. */
export const pixelsLimit = 40_000_000
/** Longest side of a working copy, pixels. */
export const viewSide = 1_600
/** Zalo's limit of an uploaded image (facts §5.1). */
export const sendBytes = 1024 * 1024

/** Zalo's limit of an uploaded file (facts §5.1). */
export const sendFileBytes = 5 * 1024 * 1024
/** A file's name as shown, code points. */
export const nameLimit = 120

/** Rests after a failed fetch, ms; inbound links live for days at most (facts §3.14). */
const rests = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour] as const

/** Undefined: the source is gone. */
export const nextFetch = (tries: number, now: number): number | undefined => {
  const rest = rests[tries - 1]
  return rest === undefined ? undefined : now + rest
}

/**
 * Whether an address out of an event may be fetched: https on a host the operator named, or a whole origin they named.
 * `allowed` holds suffixes such as ".zdn.vn" and origins such as "http://localhost:4200".
 */
export function mayFetch(source: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(source)) return false
  const url = new URL(source)
  if (url.username !== '' || url.password !== '') return false
  return allowed.some(rule =>
    rule.includes('://')
      ? url.origin === rule
      : url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(rule),
  )
}
