/** Hides fetch: paths filled in, JSON both ways, the idempotency key on every change, refusals as one error type. */
import { newKey } from './key.ts'
import { Refused, Unanswered } from './refusal.ts'
import type { BodyOf, InPath, InQuery, PathOf, ReplyOf } from './routes.ts'

/** What requests need to know from the page: whom to tell of a refusal, and whether a hand was just felt. */
type Page = { onRefusal: (refused: Refused) => void; isHandFelt: () => boolean }
let page: Page = { onRefusal: () => {}, isHandFelt: () => true }

/** Sets what requests need to know from the page; once, at the start. */
export function servePage(next: Page): void {
  page = next
}

/** Reads a path with its query; absent values are left out. Throws Refused or Unanswered. */
export function read<P extends PathOf<'get'>>(
  path: P,
  values: InPath<'get', P>,
  query?: InQuery<'get', P>,
): Promise<ReplyOf<'get', P>> {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) words.set(name, String(value))
  return answer(filled(path, values) + (words.size > 0 ? `?${words}` : ''), { method: 'GET' })
}

/** Makes a change. Pass the key of the press to retry it safely; without one a new key is made. */
export function change<P extends PathOf<'post'>>(
  path: P,
  values: InPath<'post', P>,
  body: BodyOf<P>,
  key: string = newKey(),
): Promise<ReplyOf<'post', P>> {
  const raw = body instanceof Blob
  return answer(filled(path, values), {
    method: 'POST',
    headers: { 'idempotency-key': key, 'content-type': raw ? body.type : 'application/json' },
    body: raw ? body : JSON.stringify(body),
  })
}

function filled(path: string, values: unknown): string {
  const all = (values ?? {}) as Record<string, string>
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(all[name] ?? ''))
}

async function answer<Reply>(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Reply> {
  // A request nobody's hand caused does not put off the idle lock (the server reads this header).
  const background = page.isHandFelt() ? {} : { 'by-background': '1' }
  const headers = { accept: 'application/json', ...background, ...init.headers }
  const response = await fetch(path, { ...init, headers, credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new Unanswered()
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as Reply
  const refused = new Refused(response.status, body)
  page.onRefusal(refused)
  throw refused
}
