// Hides the media host's shelf: pictures by opaque name, gone after seven days or when the shelf is full.
import { DAY } from '../clock.ts'
import { opaque } from './ids.ts'

const SHELF_BYTES = 128 * 1024 * 1024

export interface Media {
  id: string
  type: string
  bytes: Buffer
  expires_at: number
  /** Set for an upload of a page: the attachment id with which this page may send it. */
  oa_id: string | null
  /** An uploaded file's name. */
  name?: string
}

export interface Shelf {
  /** Adds bytes; the oldest leave when the shelf would exceed 128 MiB. */
  put: (type: string, bytes: Buffer, now: number, days: number, oa_id?: string, name?: string) => Media
  /** Undefined when never there, expired or crowded out. */
  find: (id: string, now: number) => Media | undefined
  all: () => IterableIterator<Media>
  restore: (media: Media) => void
  clear: () => void
}

export function createShelf(): Shelf {
  const shelf = new Map<string, Media>()
  let bytes = 0
  const drop = (media: Media): void => {
    if (shelf.delete(media.id)) bytes -= media.bytes.length
  }
  const restore = (media: Media): void => {
    shelf.set(media.id, media)
    bytes += media.bytes.length
    for (const oldest of shelf.values()) {
      if (bytes <= SHELF_BYTES || oldest === media) return
      drop(oldest)
    }
  }
  return {
    restore,
    put(type, content, now, days, oa_id, name) {
      const expires_at = now + days * DAY
      const named = name === undefined ? {} : { name }
      const media = { id: opaque(24), type, bytes: content, expires_at, oa_id: oa_id ?? null, ...named }
      restore(media)
      return media
    },
    find(id, now) {
      const media = shelf.get(id)
      if (media && media.expires_at <= now) drop(media)
      return media && media.expires_at > now ? media : undefined
    },
    all: () => shelf.values(),
    clear() {
      shelf.clear()
      bytes = 0
    },
  }
}

/** `pdf`, `doc`, `docx` by the first bytes, else null. */
export function documentType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'application/msword'
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return null
}

/** `image/jpeg`, `image/png`, `image/gif` by the first bytes, else null: names and declared types are not believed. */
export function pictureType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'image/gif'
  return null
}
