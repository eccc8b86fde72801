// Hides the scenery of the simulator's own tests: a running simulator, a page, a webhook that listens, short calls.
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Simulator, startSimulator } from '../src/start.ts'

export const APP = '360846524940903967'
export const PAGE = '388613280878808645'
export const SECRET = 'AppSecretKeyExample0'
export const WEBHOOK_SECRET = 'SIMxOASecretKey01234'

export interface Heard {
  headers: IncomingHttpHeaders
  raw: string
  /** Events differ in shape, and tests read what they know is there. */
  body: any
}

/** A webhook that remembers what it heard and answers `status`; 0 keeps silent. */
export interface Webhook {
  url: string
  heard: Heard[]
  status: number
  names: () => string[]
}

export async function listen(): Promise<Webhook> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8')
      webhook.heard.push({ headers: request.headers, raw, body: JSON.parse(raw) })
      if (webhook.status > 0) response.writeHead(webhook.status).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const webhook: Webhook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    heard: [],
    status: 200,
    names: () => webhook.heard.map(event => event.body.event_name),
  }
  return webhook
}

export interface Scene {
  sim: Simulator
  webhook: Webhook
  token: string
  refresh: string
  control: (path: string, body?: unknown) => Promise<any>
  zalo: (
    path: string,
    init?: RequestInit & { token?: string },
  ) => Promise<{ status: number; headers: Headers; body: any }>
  send: (user_id: string, message: unknown, token?: string) => Promise<{ status: number; headers: Headers; body: any }>
}

/** A simulator with one app, one page and its webhook; it ends with the test. */
export async function scene(options: { stateFile?: string } = {}): Promise<Scene> {
  const webhook = await listen()
  const sim = await startSimulator({ port: 0, ...options })
  onTestFinished(() => sim.stop())
  const control: Scene['control'] = async (path, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    return (await fetch(`${sim.url}/control/${path}`, init)).json()
  }
  await control('apps', { app_id: APP, secret: SECRET, webhook_url: webhook.url, webhook_secret: WEBHOOK_SECRET })
  const page = await control('pages', { oa_id: PAGE, name: 'Công an xã Ví Dụ', app_id: APP })
  const made: Scene = {
    sim,
    webhook,
    token: page.access_token,
    refresh: page.refresh_token,
    control,
    async zalo(path, init = {}) {
      const reply = await fetch(sim.url + path, { headers: { access_token: init.token ?? made.token }, ...init })
      const text = await reply.text()
      return { status: reply.status, headers: reply.headers, body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    send: (user_id, message, token = made.token) =>
      made.zalo('/openapi/v3.0/oa/message/cs', {
        method: 'POST',
        headers: { access_token: token, 'content-type': 'application/json' },
        body: JSON.stringify({ recipient: { user_id }, message }),
      }),
  }
  return made
}

/** Adds a person who writes once; returns Zalo's id of them on the page. */
export async function arrives(world: Scene, id: string): Promise<string> {
  await world.control('people', { id })
  const { user_id } = await world.control(`people/${id}/text`, { oa_id: PAGE, text: 'Xin chào' })
  await world.sim.settle()
  return user_id
}

/** The token endpoint with this form. */
export function exchange(world: Scene, form: Record<string, string>, secret = SECRET): Promise<{ body: any }> {
  return world.zalo('/oauth/v4/oa/access_token', {
    method: 'POST',
    headers: { secret_key: secret, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ app_id: APP, ...form }).toString(),
  })
}
