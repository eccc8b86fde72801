// A page is attached by a refresh token pasted from Zalo's API Explorer: used at once, checked to be this page's, saved.

import { type Client, openClient } from '@binh-yen/zalo/client'
import type { Answer } from '@binh-yen/zalo/client/answers'
import { attachTokens, getApp, getPage, takeBudget } from '../../modules/pages/pages.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import { accessOf } from './access.ts'

const who = machine('attach')

/**
 * Throws an Error of one sentence when Zalo refuses the token or cannot be reached, or when it belongs to another page.
 * A pair whose page Zalo cannot name just now is saved all the same: the pasted token is used up.
 */
export async function attachPage(
  house: House,
  hosts: { oauth?: string; openapi?: string },
  page_id: string,
  refresh_token: string,
): Promise<void> {
  const client = openClient({ hosts })
  try {
    await attach(house, client, page_id, refresh_token)
  } finally {
    await client.close()
  }
}

async function attach(house: House, client: Client, page_id: string, refresh_token: string): Promise<void> {
  const { app, oa_id } = await change(house, who, async ctx => {
    const page = await getPage(ctx, page_id)
    const app_id = found(page.app_id ?? undefined)
    await takeBudget(ctx, app_id, 1, 'urgent')
    return { app: await getApp(ctx, app_id), oa_id: page.oa_id }
  })
  const pair = must(await client.refreshTokens({ app_id: app.zalo_app_id, secret: app.secret }, refresh_token))
  const profile = await client.getPage(accessOf(app, pair.access_token))
  if (profile.ok && profile.data.oa_id !== oa_id)
    throw new Error('The refresh token belongs to another page: nothing was saved.')
  const { expires_in_ms, ...tokens } = pair
  await change(house, who, ctx => attachTokens(ctx, page_id, { ...tokens, expires_in: expires_in_ms }))
}

function must<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data
  if (answer.how === 'refused') throw new Error(`Zalo refuses (${answer.fault.code}, ${answer.fault.name}).`)
  throw new Error('Zalo cannot be reached; try again with the same token, and with a new one if it is refused.')
}
