// Hides the developer console of Zalo: apps with their webhooks, pages with their grants, tokens ended on demand.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Sim } from '../sim.ts'
import { accountId } from '../world/ids.ts'
import type { App, Page } from '../world/nouns.ts'
import { endAccess, endRefresh, grant } from '../world/tokens.ts'
import { bodyOf, notFound } from './door.ts'

const id = z.string().min(1).max(64)

const appShape = z.strictObject({
  app_id: id,
  secret: z.string().min(1).optional(),
  webhook_url: z.url().nullable().optional(),
  webhook_secret: z.string().min(1).optional(),
  webhook_state: z.enum(['on', 'disabled']).optional(),
  rate_per_minute: z.number().int().min(0).max(1_000_000).optional(),
  active: z.boolean().optional(),
  retry: z.boolean().optional(),
  proof_required: z.boolean().optional(),
  callback_url: z.url().nullable().optional(),
  echoes: z.boolean().optional(),
  receipts: z.boolean().optional(),
})

const pageChange = z.strictObject({
  name: z.string().min(1).optional(),
  granted: z.boolean().optional(),
  state: z.enum(['live', 'deleted']).optional(),
  verified: z.boolean().optional(),
  oa_type: z.number().int().optional(),
  admins: z.array(z.strictObject({ admin_id: id, name: z.string() })).optional(),
  package_total: z.number().int().min(0).optional(),
  package_used: z.number().int().min(0).optional(),
  zca: z.enum(['none', 'funded', 'empty']).optional(),
})
const pageShape = pageChange.extend({ oa_id: id.optional(), name: z.string().min(1), app_id: id })

export function accountRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  const { world } = sim
  const pageNamed = (oa_id: string): Page => {
    const page = world.pages.get(oa_id)
    if (!page) throw notFound('page', oa_id)
    return page
  }
  return async http => {
    http.post('/control/apps', async request => {
      const asked = bodyOf(request, appShape)
      const app = { ...(world.apps.get(asked.app_id) ?? newApp(asked.app_id)), ...given(asked) }
      world.apps.set(app.app_id, app)
      await sim.saveNow()
      return shownApp(app)
    })
    http.get('/control/apps', async () => ({ apps: [...world.apps.values()].map(shownApp) }))

    http.post('/control/pages', async request => {
      const asked = bodyOf(request, pageShape)
      if (!world.apps.has(asked.app_id)) throw notFound('app', asked.app_id)
      const oa_id = asked.oa_id ?? accountId('page', asked.app_id, asked.name, String(world.pages.size))
      const page: Page = { ...(world.pages.get(oa_id) ?? newPage(oa_id)), ...given(asked), oa_id }
      world.pages.set(oa_id, page)
      const pair = grant(world, page, sim.clock.now())
      await sim.saveNow()
      return { oa_id, ...pair }
    })
    http.get('/control/pages', async () => ({ pages: [...world.pages.values()] }))
    http.post<{ Params: { oa_id: string } }>('/control/pages/:oa_id', async request => {
      const page = pageNamed(request.params.oa_id)
      Object.assign(page, given(bodyOf(request, pageChange)))
      if (!page.granted) {
        endAccess(world, page.oa_id)
        endRefresh(world, page.oa_id)
      }
      await sim.saveNow()
      return page
    })
    http.post<{ Params: { oa_id: string } }>('/control/pages/:oa_id/token-end', async request => {
      const page = pageNamed(request.params.oa_id)
      const { refresh } = bodyOf(request, z.strictObject({ refresh: z.boolean().default(false) }))
      endAccess(world, page.oa_id)
      if (refresh) endRefresh(world, page.oa_id)
      await sim.saveNow()
      return {}
    })
  }
}

/** Zod leaves absent keys out; a spread of this never overwrites with undefined. */
function given<T extends object>(asked: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

function newApp(app_id: string): App {
  return {
    app_id,
    secret: `secret of ${app_id}`,
    webhook_url: null,
    webhook_secret: `webhook secret of ${app_id}`,
    webhook_state: 'on',
    rate_per_minute: 4000,
    active: true,
    retry: true,
    proof_required: false,
    callback_url: null,
    echoes: true,
    receipts: true,
  }
}

function newPage(oa_id: string): Page {
  return {
    oa_id,
    name: '',
    app_id: '',
    granted: true,
    state: 'live',
    verified: true,
    oa_type: 4,
    admins: [],
    package_total: 2000,
    package_used: 0,
    package_month: '',
    zca: 'none',
  }
}

function shownApp(app: App): Omit<App, 'secret' | 'webhook_secret'> {
  const { secret: _secret, webhook_secret: _webhook, ...shown } = app
  return shown
}
