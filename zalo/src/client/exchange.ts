// Hides one HTTP exchange on undici: a bounded reply, one deadline, and whether anything had left us when it failed.
import type { Dispatcher } from 'undici'

export interface Reply {
  kind: 'reply'
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** `unsent`: no byte left us, safe to try again. `unsure`: it may have arrived and been acted on. */
export interface Lost {
  kind: 'unsent' | 'unsure'
  cause: LostCause
}

/** `deadline`, `reply_too_large`, or the socket's error code such as `ECONNREFUSED`; never a message, a URL or a header. */
export type LostCause = string

export interface Bounds {
  /** From the call to the last byte of the reply, the wait for a free connection included. */
  deadlineMs: number
  replyBytes: number
}

/** Never rejects. `dispatch` and not `request`, because only there is the moment known before the first byte is written. */
export function exchange(via: Dispatcher, options: Dispatcher.DispatchOptions, bounds: Bounds): Promise<Reply | Lost> {
  return new Promise(resolve => {
    via.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, new Exchange(resolve, bounds))
  })
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #settle: (outcome: Reply | Lost) => void
  readonly #replyBytes: number
  readonly #timer: NodeJS.Timeout
  readonly #chunks: Buffer[] = []
  #controller: Dispatcher.DispatchController | undefined
  #givenUp = false
  #status = 0
  #headers: Reply['headers'] = {}
  #bytes = 0

  constructor(settle: (outcome: Reply | Lost) => void, bounds: Bounds) {
    this.#settle = settle
    this.#replyBytes = bounds.replyBytes
    this.#timer = setTimeout(() => this.#giveUp('deadline'), bounds.deadlineMs)
  }

  /** Called when a connection takes the request and before it writes: aborting here keeps it from ever being sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#givenUp) controller.abort(new Error('given up while queued'))
    else this.#controller = controller
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Reply['headers']): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#bytes > this.#replyBytes) this.#giveUp('reply_too_large')
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    this.#finish({ kind: 'reply', status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#finish(this.#lost(codeOf(error)))
  }

  #giveUp(cause: LostCause): void {
    this.#givenUp = true
    this.#finish(this.#lost(cause))
    this.#controller?.abort(new Error(cause))
  }

  #lost(cause: LostCause): Lost {
    return { kind: this.#controller === undefined ? 'unsent' : 'unsure', cause }
  }

  /** Settles once; what undici reports after a give-up changes nothing. */
  #finish(outcome: Reply | Lost): void {
    clearTimeout(this.#timer)
    this.#settle(outcome)
  }
}

/** Only the code: an error's message may quote an address or a header. */
function codeOf(error: Error & { code?: unknown }): LostCause {
  return typeof error.code === 'string' ? error.code : 'unknown'
}
