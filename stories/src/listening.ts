// A browser's live stream as raw bytes and as events: what arrived, when, and that nothing else came.

import type { Officer } from './officer.ts'

export interface Told {
  readonly event: string
  readonly data: any
  /** Milliseconds of the machine's monotonic clock. */
  readonly at: number
}

export class Listening {
  readonly status: number
  readonly told: Told[] = []
  /** Everything the stream carried, pings included. */
  raw = ''
  ended = false
  readonly #stop: AbortController

  private constructor(status: number, stop: AbortController) {
    this.status = status
    this.#stop = stop
  }

  /** Opens the stream and waits for its first event, which says whether the screen is locked. */
  static async of(url: string, officer: Officer): Promise<Listening> {
    const stop = new AbortController()
    const reply = await fetch(`${url}/api/live`, { headers: { cookie: officer.cookie }, signal: stop.signal })
    const listening = new Listening(reply.status, stop)
    if (reply.status !== 200 || !reply.body) return listening
    void listening.#read(reply.body).catch(() => undefined)
    await listening.until(({ event }) => event === 'screen')
    return listening
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const chunk of body) {
        const text = decoder.decode(chunk, { stream: true })
        this.raw += text
        const parts = (rest + text).split('\n\n')
        rest = parts.pop() as string
        for (const part of parts) {
          const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
          if (event) this.told.push({ event, data: JSON.parse(data as string), at: performance.now() })
        }
      }
    } finally {
      this.ended = true
    }
  }

  get hints(): any[] {
    return this.told.filter(({ event }) => event === 'hint').map(({ data }) => data)
  }

  /** Hints of one thing. */
  of(id: string): Told[] {
    return this.told.filter(({ event, data }) => event === 'hint' && data.id === id)
  }

  /** The first event from `since` on that fits. Throws when none has come in time. */
  async until(fits: (told: Told) => boolean, since = 0, ms = 5_000): Promise<Told> {
    const end = performance.now() + ms
    for (;;) {
      const found = this.told.slice(since).find(fits)
      if (found) return found
      if (performance.now() > end) throw new Error(`the live stream told nothing of the kind in ${ms} ms`)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  stops(): void {
    this.#stop.abort()
  }
}
