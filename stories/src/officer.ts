// An officer at the console: everything they do is a request a browser would make.

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import type { Credentials } from './district.ts'

export interface Answer<T = any> {
  readonly status: number
  readonly body: T
}

export interface Refused {
  readonly error: { code: string; vi: string; en: string; details: Record<string, unknown>; request_id: string }
}

const codesUsed = new Map<string, number>()

const codeMs = 30_000

/**
 * A code not used before: the current one, else the next, which the server takes too. Whoever has used both waits for
 * time to pass: one-time codes are judged by the machine's clock, which no story moves.
 */
export async function freshCode(totp_secret: string): Promise<string> {
  const step = (): number => Math.floor(Date.now() / codeMs)
  const next = Math.max(step(), (codesUsed.get(totp_secret) ?? 0) + 1)
  codesUsed.set(totp_secret, next)
  if (next > step() + 1) await pause((next - 1) * codeMs - Date.now())
  return new TOTP({ secret: Secret.fromBase32(totp_secret) }).generate({ timestamp: next * codeMs })
}

export class Officer {
  readonly credentials: Credentials
  readonly #url: () => string
  #cookie = ''

  constructor(url: () => string, credentials: Credentials) {
    this.#url = url
    this.credentials = credentials
  }

  get id(): string {
    return this.credentials.officer_id
  }

  get cookie(): string {
    return this.#cookie
  }

  async signsIn(): Promise<this> {
    const { login, password, totp_secret } = this.credentials
    const answer = await this.asks('POST', '/api/session', { login, password, code: await freshCode(totp_secret) })
    if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${JSON.stringify(answer.body)}`)
    return this
  }

  /** One request as the console makes it; `key` lets a story press twice. */
  async asks<T = any>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    key: string = randomUUID(),
  ): Promise<Answer<T>> {
    const url = this.#url()
    const reply = await fetch(url + path, {
      method,
      headers: {
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(method === 'POST'
          ? { 'content-type': 'application/json', 'idempotency-key': key, origin: new URL(url).origin }
          : {}),
      },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    })
    const cookie = reply.headers.get('set-cookie')
    if (cookie?.startsWith('by_session=')) this.#cookie = cookie.split(';')[0] as string
    const type = reply.headers.get('content-type') ?? ''
    return { status: reply.status, body: (type.includes('json') ? await reply.json() : await reply.text()) as T }
  }

  /** Bytes up, as the composer sends a picture. */
  async uploads(path: string, bytes: Buffer, type: string): Promise<Answer> {
    const url = this.#url()
    const reply = await fetch(url + path, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        'content-type': type,
        'idempotency-key': randomUUID(),
        origin: new URL(url).origin,
      },
      body: new Uint8Array(bytes),
    })
    return { status: reply.status, body: await reply.json() }
  }

  /** What a link of the console leads to, as a browser gets it. */
  async opens(path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const reply = await fetch(this.#url() + path, { headers: { cookie: this.#cookie } })
    return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
  }

  async list(query = ''): Promise<any[]> {
    return (await this.asks('GET', `/api/conversations?${query}`)).body.conversations
  }

  async lines(conversation: { page_id: string; id: string }): Promise<any[]> {
    return (await this.asks('GET', `${pathOf(conversation)}/lines`)).body.lines
  }

  replies(
    conversation: { page_id: string; id: string },
    text: string,
    more: object = {},
    key?: string,
  ): Promise<Answer> {
    return this.asks('POST', `${pathOf(conversation)}/replies`, { text, ...more }, key)
  }

  does(conversation: { page_id: string; id: string }, act: string, body: object = {}): Promise<Answer> {
    return this.asks('POST', `${pathOf(conversation)}/${act}`, body)
  }
}

export const pathOf = ({ page_id, id }: { page_id: string; id: string }): string =>
  `/api/pages/${page_id}/conversations/${id}`
