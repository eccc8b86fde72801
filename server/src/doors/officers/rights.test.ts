// Every route × every role × the own unit and another one: who may is exactly what the permission table says.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, testDoor } from '../../../tools/test-door.ts'
import { type Act, acts, type Role, roles } from '../../modules/officers/officers.ts'
import { isRaw, isStream } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { allRoutes } from './all-routes.ts'

let d: Awaited<ReturnType<typeof testDoor>>
const browsers = new Map<Role, Browser>()
const id = newId(1)

beforeAll(async () => {
  d = await testDoor('officers_rights')
  for (const role of roles) browsers.set(role, await d.signedIn(await d.officer(role, d.ward)))
})
afterAll(() => d?.stop())

type AnyRoute = (typeof allRoutes)[number]

async function ask(browser: Browser, route: AnyRoute, page_id: string): Promise<number> {
  const unit_id = page_id === d.wardPage ? d.ward : d.other
  const path = route.path.replace(':page_id', page_id).replace(':unit_id', unit_id).replace(/:\w+/g, id)
  if (route.method === 'GET') return (await browser.get(path)).status
  if (isRaw(route.spec.body))
    return (await browser.post(path, Buffer.from('x'), { 'content-type': route.spec.body.types[0] as string })).status
  return (await browser.post(path, {})).status
}

const acting = allRoutes.filter(({ spec }) => spec.may !== 'anyone' && spec.may !== 'signed_in')
const named = (list: readonly AnyRoute[]) => list.map(route => [`${route.method} ${route.path}`, route] as const)

describe('a route', () => {
  test.each(named(acting))('%s is for the roles of its act', async (_, route) => {
    const able: readonly Role[] = acts[route.spec.may as Act]
    for (const [role, browser] of browsers) {
      const status = await ask(browser, route, d.wardPage)
      if (able.includes(role)) expect([401, 403, 423], `${role} may`).not.toContain(status)
      else expect(status, `${role} may not`).toBe(403)
      expect(status, role).toBeLessThan(500)
    }
  })

  test.each(named(acting.filter(({ params }) => params.includes('page_id') || params.includes('unit_id'))))(
    '%s does not exist in another unit or on its page, whoever asks',
    async (_, route) => {
      for (const [role, browser] of browsers) expect(await ask(browser, route, d.otherPage), role).toBe(404)
    },
  )

  test.each(named(allRoutes.filter(({ spec }) => spec.may !== 'anyone')))('%s needs a session', async (_, route) => {
    expect(await ask(d.browser(), route, d.wardPage)).toBe(401)
  })

  test.each(named(allRoutes.filter(({ spec, path }) => spec.may === 'signed_in' && !path.startsWith('/api/session'))))(
    '%s is for everyone who is signed in',
    async (_, route) => {
      if (isStream(route.spec.reply)) return expect(route.path).toBe('/api/live')
      for (const [role, browser] of browsers) expect([200, 422], role).toContain(await ask(browser, route, d.wardPage))
    },
  )
})
