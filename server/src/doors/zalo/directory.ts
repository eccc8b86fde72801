// Which apps and pages are ours, kept in memory for the webhook, which asks for every event and may not wait.

import { change, type House, machine } from '../../platform/ctx.ts'
import { invariant } from '../../platform/refusal.ts'
import { listPages, webhookApp } from '../../modules/pages/pages.ts'

export interface Directory {
  /** The webhook secrets of an app, current first; empty for an app that is not ours. */
  secrets(zalo_app_id: string): Promise<readonly string[]>
  /** The same, asked anew: a signature did not fit and the secret may have been changed. */
  secretsAnew(zalo_app_id: string): Promise<readonly string[]>
  /** Our id of the page with this OA id. */
  page(oa_id: string): string | undefined
  /** The OA id of one of our pages. */
  oaOf(page_id: string): Promise<string>
  /** Look again, when an event names a page not known yet. */
  refresh(): Promise<void>
}

/** How old the answer may be, and how often a stranger's traffic may make us ask again, ms of the machine. */
const good = 5_000
const atMostEvery = 1_000
/** App ids come from outside: remembering them is bounded. */
const appsKept = 256

export function createDirectory(house: House): Directory {
  const who = machine('webhook')
  let pages = new Map<string, string>()
  let oas = new Map<string, string>()
  let pagesAt = Number.NEGATIVE_INFINITY
  /** Whoever comes while it is being asked waits for the answer: right after a start all events do. */
  let asking: Promise<void> | undefined
  const apps = new Map<string, { secrets: readonly string[]; at: number }>()

  async function askApp(zalo_app_id: string): Promise<readonly string[]> {
    const app = await change(house, who, ctx => webhookApp(ctx, zalo_app_id))
    if (apps.size >= appsKept) apps.clear()
    apps.set(zalo_app_id, { secrets: app?.secrets ?? [], at: performance.now() })
    return app?.secrets ?? []
  }

  function refresh(): Promise<void> {
    if (performance.now() - pagesAt < atMostEvery) return Promise.resolve()
    asking ??= askPages().finally(() => (asking = undefined))
    return asking
  }

  async function askPages(): Promise<void> {
    const all = await change(house, who, listPages)
    pages = new Map(all.flatMap(page => (page.oa_id ? [[page.oa_id, page.page_id] as const] : [])))
    oas = new Map([...pages].map(([oa_id, page_id]) => [page_id, oa_id]))
    pagesAt = performance.now()
  }

  return {
    async secrets(id) {
      const known = apps.get(id)
      if (!known || performance.now() - known.at > good) return askApp(id)
      return known.secrets
    },
    async secretsAnew(id) {
      const known = apps.get(id)
      return known && performance.now() - known.at < atMostEvery ? known.secrets : askApp(id)
    },
    page: oa_id => pages.get(oa_id),
    async oaOf(page_id) {
      if (!oas.has(page_id)) await refresh()
      const oa_id = oas.get(page_id)
      invariant(oa_id, 'an event is of a page with an account')
      return oa_id
    },
    refresh,
  }
}
