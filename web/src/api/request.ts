/** Hides fetch: JSON both ways, the idempotency key on every change, refusals as one error type. */
import { newKey } from './key.ts'
import { Refused, Unanswered } from './refusal.ts'

type Change = { body?: unknown; key?: string | undefined }

/** Called with every refusal, so that one place can react to *signed out* and *screen locked*. */
type Watcher = (refused: Refused) => void
let watcher: Watcher = () => {}

/** Sets the one watcher of refusals. */
export function watchRefusals(next: Watcher): void {
  watcher = next
}

/** Reads a path with its query; absent values are left out. Throws Refused or Unanswered. */
export function read<Reply>(path: string, query: Record<string, string | number | boolean | undefined> = {}): Promise<Reply> {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value))
  const tail = words.size > 0 ? `?${words}` : ''
  return answer<Reply>(path + tail, { method: 'GET' })
}

/** Makes a change. Pass the key of the press to retry it safely; without one a new key is made. */
export function change<Reply>(path: string, { body = {}, key = newKey() }: Change = {}): Promise<Reply> {
  const raw = body instanceof Blob
  return answer<Reply>(path, {
    method: 'POST',
    headers: { 'idempotency-key': key, 'content-type': raw ? body.type : 'application/json' },
    body: raw ? body : JSON.stringify(body),
  })
}

async function answer<Reply>(path: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new Unanswered()
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as Reply
  const refused = new Refused(response.status, body)
  watcher(refused)
  throw refused
}
