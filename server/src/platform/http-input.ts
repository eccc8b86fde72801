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

export type Params = Record<string, string>

export interface Judged {
  readonly params: Params
  readonly query: unknown
  readonly body: unknown
}

/** Refuses not_found when a parameter of the path, all of which are ids, does not have the form of one. */
export function judgeParams(route: Route<never>, params: unknown): Params {
  const given = params as Params
  for (const name of route.params) if (!isId(given[name] ?? '')) throw new Refusal('not_found')
  return given
}

/**
 * Query and body in the route's own shapes; `body` comes as parsed JSON, or as {type, bytes} where the route takes
 * bytes. Refuses invalid_input {issues}.
 */
export function judgeInput(
  route: Route<never>,
  params: Params,
  { query, body }: { query: unknown; body: unknown },
): Judged {
  const { query: queryShape, body: bodyShape } = route.spec
  checkTexts(query, 0)
  if (!queryShape && Object.keys(query as object).length > 0)
    throw new Refusal('invalid_input', { issues: unknownKeys(query) })
  return {
    params,
    query: queryShape ? shaped(queryShape, query) : {},
    body: bodyShape === undefined ? undefined : isRaw(bodyShape) ? taken(body) : shaped(bodyShape, body ?? {}),
  }
}

/** Bytes of one of the route's types; nothing at all, or JSON, is not what it takes. */
function taken(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'bytes' in body && Buffer.isBuffer(body.bytes)) return body
  throw new Refusal('type_refused')
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
