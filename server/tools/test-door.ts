// For tests of the door: one house, one server, one district of two wards, and officers who sign in like a browser does.

import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { TOTP } from 'otpauth'
import { type TestHouse, testHouse } from './test-house.ts'
import { addOfficer, grantRole, type Role } from '../src/modules/officers/officers.ts'
import { addPage, type PageId } from '../src/modules/pages/pages.ts'
import { addUnit, type UnitId } from '../src/modules/units/units.ts'
import { machineNow } from '../src/platform/clock.ts'
import { createServer } from '../src/platform/http-server.ts'
import { createMetrics } from '../src/platform/metrics.ts'
import { mountOperators } from '../src/doors/officers/operators.ts'
import { officersDoor, type OfficersDoorOptions } from '../src/doors/officers/door.ts'

export const password = 'mot-mat-khau-dai'

export interface Answer {
  readonly status: number
  readonly headers: Record<string, unknown>
  /** Tests look into whatever came back. */
  readonly body: any
}

export interface Made {
  readonly officer_id: string
  readonly login: string
  readonly totp_secret: string
}

export interface Browser {
  cookie: string | undefined
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}

export async function testDoor(name: string, options: Partial<OfficersDoorOptions> = {}) {
  const t: TestHouse = await testHouse(name)
  const publicUrl = options.publicUrl ?? 'http://localhost:8080'
  const server: FastifyInstance = createServer({ publicUrl })
  const metrics = createMetrics()
  mountOperators(server, { metrics, ready: async () => ({ database: true }) })
  await officersDoor(server, t.house, {
    publicUrl,
    metrics,
    checkReplies: true,
    ...options,
  })
  const place = await t.run(async ctx => {
    const city: UnitId = await addUnit(ctx, { code: 'TP', kind: 'thành phố', name: 'Thành phố Mẫu', parent_id: null })
    const ward: UnitId = await addUnit(ctx, { code: 'P1', kind: 'phường', name: 'Phường Một', parent_id: city })
    const other: UnitId = await addUnit(ctx, { code: 'P2', kind: 'phường', name: 'Phường Hai', parent_id: city })
    const wardPage: PageId = await addPage(ctx, { name: 'Trang Phường Một', unit_id: ward })
    const otherPage: PageId = await addPage(ctx, { name: 'Trang Phường Hai', unit_id: other })
    return { city, ward, other, wardPage, otherPage }
  })

  let count = 0
  const officer = (role: Role, unit_id: UnitId, below = false): Promise<Made> =>
    t.run(async ctx => {
      const login = `${role}.${(count += 1)}`
      const { officer_id, totp_secret } = await addOfficer(ctx, { login, name: `Cán bộ ${count}`, password })
      await grantRole(ctx, officer_id, { role, unit_id, below })
      return { officer_id, login, totp_secret }
    })

  function browser(): Browser {
    const ask = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, body?: unknown) => {
      const raw = Buffer.isBuffer(body) || typeof body === 'string'
      const answer = await server.inject({
        method,
        url,
        headers: {
          ...(one.cookie ? { cookie: `by_session=${one.cookie}` } : {}),
          ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
      })
      const cookie = answer.cookies.find(each => each.name === 'by_session')
      if (cookie) one.cookie = cookie.value === '' ? undefined : cookie.value
      const json = String(answer.headers['content-type']).startsWith('application/json')
      return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body }
    }
    const one: Browser = {
      cookie: undefined,
      get: (path, headers = {}) => ask('GET', path, headers),
      post: (path, body, headers = {}) => ask('POST', path, { 'idempotency-key': randomUUID(), ...headers }, body),
    }
    return one
  }

  const code = (made: Made, step = 0): string =>
    new TOTP({ secret: made.totp_secret }).generate({ timestamp: machineNow() + step * 30_000 })

  return {
    ...t,
    ...place,
    server,
    officer,
    browser,
    code,
    /** A browser in which this officer is signed in. */
    async signedIn(made: Made): Promise<Browser> {
      const one = browser()
      const answer = await one.post('/api/session', { login: made.login, password, code: code(made) })
      if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.body?.error?.code}`)
      return one
    },
    async stop() {
      await server.close()
      await t.stop()
    },
  }
}
