// Hides how bytes from outside become a JSON object safely: size, UTF-8, depth and the ids that do not fit a number.
import { isUtf8 } from 'node:buffer'
import { BODY_BYTES, JSON_DEPTH } from './limits.ts'

export type Json = { readonly [key: string]: unknown }
export type BodyFault = 'too_large' | 'bad_utf8' | 'too_deep' | 'not_json' | 'not_an_object'
export type Decoded = { ok: true; body: Json } | { ok: false; fault: BodyFault }

/** A run of digits where a value may stand and which may be above 2^53 (facts §0.4: ids are sometimes printed unquoted). */
const wideNumber = /[:[,]\s*-?\d{16,}/

/** Decodes one JSON object with one `JSON.parse`. Whole numbers too wide for a number come out as their digits, a string. */
export function decode(raw: Buffer, maxBytes = BODY_BYTES): Decoded {
  if (raw.length > maxBytes) return { ok: false, fault: 'too_large' }
  if (!isUtf8(raw)) return { ok: false, fault: 'bad_utf8' }
  if (deeperThan(raw, JSON_DEPTH)) return { ok: false, fault: 'too_deep' }
  const body = parse(raw.toString('utf8'))
  if (body === undefined) return { ok: false, fault: 'not_json' }
  return isObject(body) ? { ok: true, body } : { ok: false, fault: 'not_an_object' }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses text that may hold wide numbers; undefined when it is not JSON (which no JSON text means). */
function parse(text: string): unknown {
  try {
    return wideNumber.test(text) ? JSON.parse(text, keepWide) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepWide(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source
  return source !== undefined && /^-?\d+$/.test(source) ? source : value
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Whether brackets nest deeper than `limit`. Counted on the bytes, before any parser sees them. */
function deeperThan(raw: Buffer, limit: number): boolean {
  let depth = 0
  let inText = false
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i]
    if (inText) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) inText = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}
