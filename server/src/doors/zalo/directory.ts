// Which apps and pages are ours, kept in memory for the webhook, which asks for every event and may not wait.

import { change, type House, machine } from '../../platform/ctx.ts'
import { invariant } from '../../platform/refusal.ts'
import { listApps, listPages, webhookApp } from '../../modules/pages/pages.ts'

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

/** How old an answer may be, and how often a stranger's traffic may make us ask again, ms of the machine. */
const good = 5_000
const atMostEvery = 1_000

export function createDirectory(house: House): Directory {
  const who = machine('webhook')
  const apps = kept(new Map<string, readonly string[]>(), () =>
    change(house, who, async ctx => {
      const secrets = new Map<string, readonly string[]>()
      for (const { zalo_app_id } of await listApps(ctx)) {
        secrets.set(zalo_app_id, (await webhookApp(ctx, zalo_app_id))?.secrets ?? [])
      }
      return secrets
    }),
  )
  const pages = kept({ ours: new Map<string, string>(), theirs: new Map<string, string>() }, async () => {
    const accounts = (await change(house, who, listPages)).filter(page => page.oa_id !== null)
    return {
      ours: new Map(accounts.map(page => [page.oa_id as string, page.page_id as string])),
      theirs: new Map(accounts.map(page => [page.page_id as string, page.oa_id as string])),
    }
  })

  return {
    secrets: async id => (await apps.notOlderThan(good)).get(id) ?? [],
    secretsAnew: async id => (await apps.notOlderThan(atMostEvery)).get(id) ?? [],
    page: oa_id => pages.atHand().ours.get(oa_id),
    async oaOf(page_id) {
      const oa_id = pages.atHand().theirs.get(page_id) ?? (await pages.notOlderThan(atMostEvery)).theirs.get(page_id)
      invariant(oa_id, 'an event is of a page with an account')
      return oa_id
    },
    refresh: async () => void (await pages.notOlderThan(atMostEvery)),
  }
}

/** An answer kept in memory. One asks for all who wait meanwhile: right after a start all events do. */
function kept<T>(none: T, ask: () => Promise<T>) {
  let answer = none
  let at = Number.NEGATIVE_INFINITY
  let asking: Promise<T> | undefined

  async function again(): Promise<T> {
    answer = await ask()
    at = performance.now()
    return answer
  }

  return {
    atHand: () => answer,
    notOlderThan(ms: number): Promise<T> {
      if (performance.now() - at <= ms) return Promise.resolve(answer)
      asking ??= again().finally(() => (asking = undefined))
      return asking
    },
  }
}
