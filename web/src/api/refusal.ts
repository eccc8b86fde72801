/** Hides how a "no" travels: one error type for what the server refused and one for a network that gave no answer. */

/** The server said no. `code` is stable, `vi` and `en` are sentences for the officer, `requestId` can be read out. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly vi: string
  readonly en: string
  readonly details: Record<string, unknown>
  readonly requestId: string | null

  constructor(status: number, body: unknown) {
    const error = isRefusalBody(body) ? body.error : {}
    super(error.code ?? `http_${status}`)
    this.code = error.code ?? (status >= 500 ? 'broken' : `http_${status}`)
    this.status = status
    this.vi = error.vi ?? ''
    this.en = error.en ?? ''
    this.details = error.details ?? {}
    this.requestId = error.request_id ?? null
  }
}

/** Nothing came back: no network, or the server is not there. A retry with the same key is safe. */
export class Unanswered extends Error {
  constructor() {
    super('unanswered')
  }
}

/** True when trying the same press again can help: nobody answered, or the server was busy. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unanswered || (error instanceof Refused && (error.status === 503 || error.status === 502))
}

/** True for refusals with this stable code. */
export function isRefusal(error: unknown, code: string): error is Refused {
  return error instanceof Refused && error.code === code
}

type RefusalBody = {
  error: { code?: string; vi?: string; en?: string; details?: Record<string, unknown>; request_id?: string }
}

function isRefusalBody(body: unknown): body is RefusalBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null
  )
}
