// The citizens' phones, Zalo's accounts and the world's clock, by the simulator's control API (zalo-sim/README.md).

import { Pool } from 'undici'
import type { Act } from './week.ts'

export interface Pair {
  readonly access_token: string
  readonly refresh_token: string
  /** Seconds, as Zalo says it. */
  readonly expires_in: string | number
}

export interface Phones {
  now(): Promise<number>
  moveClock(now_ms: number): Promise<void>
  addApp(app: { app_id: string; secret: string; webhook_url: string; webhook_secret: string }): Promise<void>
  addPage(page: { oa_id: string; name: string; app_id: string; admins: readonly object[] }): Promise<Pair>
  /** People with the handles `id`, `id2`, `id3` …; `mischief`: what always befalls them. */
  addPeople(id: string, count: number, mischief?: string): Promise<void>
  /** A citizen's act; Zalo's id of the person on that page. */
  act(oa_id: string, act: Act): Promise<string>
  /** Until every webhook due is delivered. */
  settle(): Promise<void>
  end(): Promise<void>
}

/** `url`: the simulator's origin. Throws an Error of one sentence when it does not answer or refuses. */
export function phonesAt(url: string): Phones {
  const pool = new Pool(new URL(url).origin, { connections: 8 })

  async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await pool
      .request({
        method,
        path: `/control/${path}`,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      .catch((cause: unknown) => {
        throw new Error(`--sim-url: no simulator answers at ${url}.`, { cause })
      })
    if (answer.statusCode !== 200) {
      await answer.body.dump()
      throw new Error(`The simulator refused ${method} /control/${path.split('/')[0]} (${answer.statusCode}).`)
    }
    return (await answer.body.json()) as T
  }
  const tell = async (path: string, body: object = {}): Promise<void> => void (await ask('POST', path, body))

  return {
    now: async () => (await ask<{ now_ms: number }>('GET', 'clock')).now_ms,
    moveClock: now_ms => tell('clock', { now_ms }),
    addApp: app => tell('apps', app),
    addPage: page => ask<Pair>('POST', 'pages', page),
    addPeople: (id, count, mischief) => tell('people', { id, count, ...(mischief ? { mischief: [mischief] } : {}) }),
    async act(oa_id, act) {
      const [path, more] = said(act)
      const { user_id } = await ask<{ user_id: string }>('POST', `people/${act.person}/${path}`, { oa_id, ...more })
      return user_id
    },
    settle: () => tell('settle'),
    end: () => pool.close(),
  }
}

/** Which call an act is. Places lie in open sea: nobody lives there. */
function said({ does, person }: Act): [path: string, more: object] {
  if (does.by !== 'citizen') throw new Error('an officer has no phone here')
  switch (does.say) {
    case 'text':
      return ['text', { text: does.text }]
    case 'image':
      return ['image', { sample: person, ...(does.text ? { caption: does.text } : {}) }]
    case 'place': {
      const n = Number(person.replace(/\D/g, ''))
      return [
        'location',
        { latitude: (15 + (n % 97) / 1000).toFixed(6), longitude: (111 + (n % 89) / 1000).toFixed(6) },
      ]
    }
    case 'sticker':
      return ['event', other('sticker')]
    case 'voice':
      return ['event', other('audio')]
    default:
      return [does.say, {}]
  }
}

const other = (type: string) => ({ event_name: `user_send_${type}`, message: { attachments: [{ type, payload: {} }] } })
