// What comes in by HTTP, judged before anything runs: strict UTF-8, JSON without surprises, ids, shapes. Hides zod's issues.

import type { z } from 'zod'
import { isRaw, type Route } from './http.ts'
import { isId } from './ids.ts'
import { Refusal } from './refusal.ts'

const deepest = 32
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Refuses invalid_input for bad UTF-8, bad JSON, nesting over 32, NUL or half characters in any text. */
export function strictJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Refusal('invalid_input', { issues: [{ path: '', code: 'not_json' }] })
  }
  checkTexts(value, 0)
  return value
}

function checkTexts(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (!isPlain(value)) throw new Refusal('invalid_input', { issues: [{ path: '', code: 'broken_text' }] })
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth >= deepest) throw new Refusal('invalid_input', { issues: [{ path: '', code: 'too_deep' }] })
  for (const [key, inner] of Object.entries(value)) {
    checkTexts(key, depth + 1)
    checkTexts(inner, depth + 1)
  }
}

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no letter. */
const isPlain = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

export interface Raw {
  readonly params: unknown
  readonly query: unknown
  /** Parsed JSON, or {type, bytes} where the route takes bytes. */
  readonly body: unknown
}

export interface Judged {
  readonly params: Record<string, string>
  readonly query: unknown
  readonly body: unknown
}

/** The input in the route's own shapes. Refuses not_found for what is no id, invalid_input {issues} for the rest. */
export function judgeInput(route: Route<never>, raw: Raw): Judged {
  const params = raw.params as Record<string, string>
  for (const name of route.params) if (!isId(params[name] ?? '')) throw new Refusal('not_found')
  checkTexts(raw.query, 0)
  const { query, body } = route.spec
  if (!query && Object.keys(raw.query as object).length > 0)
    throw new Refusal('invalid_input', { issues: unknownKeys(raw.query) })
  return {
    params,
    query: query ? shaped(query, raw.query) : {},
    body: body === undefined ? undefined : isRaw(body) ? raw.body : shaped(body, raw.body ?? {}),
  }
}

const unknownKeys = (query: unknown) => Object.keys(query as object).map(path => ({ path, code: 'unrecognized_keys' }))

function shaped(shape: z.ZodType, value: unknown): unknown {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const issues = read.error.issues
    .slice(0, 20)
    .map(({ path, code, message }) => ({ path: path.join('.'), code, message }))
  throw new Refusal('invalid_input', { issues })
}
