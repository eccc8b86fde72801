// A page is attached by a refresh token pasted from Zalo's API Explorer: used at once, the page judged, the pair saved.

import { type Client, openClient } from '@binh-yen/zalo/client'
import type { Answer } from '@binh-yen/zalo/client/answers'
import type { PageProfile } from '@binh-yen/zalo/client/pages'
import { attachTokens, getApp, getPage, takeBudget } from '../../modules/pages/pages.ts'
import { change, type House, machine } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import { accessOf } from './access.ts'

const who = machine('attach')
/** Zalo's number for *Cơ quan nhà nước* (facts §1.4). */
const government = 4
/** The new pair is in memory only while Zalo is asked whose it is: so it is asked more than once. Rest in ms of the machine. */
const asks = 3
const askAgain = 1_000

/**
 * Throws an Error of one sentence when Zalo refuses the token or cannot be reached, when it belongs to another page, and
 * unless Zalo reports the page as verified and of government type (product F2). Nothing is saved then, though the pasted
 * token is used up: the sentence says so.
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
    await takeBudget(ctx, app_id, asks, 'urgent')
    return { app: await getApp(ctx, app_id), oa_id: page.oa_id }
  })
  const { expires_in_ms, ...tokens } = must(
    await client.refreshTokens({ app_id: app.zalo_app_id, secret: app.secret }, refresh_token),
  )
  const why = whyNot(await profileOf(client, accessOf(app, tokens.access_token)), oa_id)
  if (why !== undefined)
    throw new Error(`${why}: nothing was saved, the pasted token is used up and the pair made of it is dropped.`)
  await change(house, who, ctx => attachTokens(ctx, page_id, { ...tokens, expires_in: expires_in_ms }))
}

/** Undefined when the real wire may open for this page. */
function whyNot(profile: Answer<PageProfile>, oa_id: string | null): string | undefined {
  if (!profile.ok && profile.how === 'refused')
    return `Zalo refuses to say whose token it is (${profile.fault.code}, ${profile.fault.name})`
  if (!profile.ok) return 'Zalo does not say just now whose token it is'
  const { oa_id: named, is_verified, oa_type } = profile.data
  if (named !== oa_id) return `The refresh token belongs to another page, OA id ${named}`
  if (is_verified !== true) return 'Zalo does not report the page as verified'
  if (oa_type !== government)
    return `Zalo reports the page as of type ${oa_type ?? 'unknown'}, not as a government body's (${government})`
  return undefined
}

async function profileOf(client: Client, access: ReturnType<typeof accessOf>): Promise<Answer<PageProfile>> {
  for (let ask = 1; ; ask += 1) {
    const profile = await client.getPage(access)
    if (profile.ok || profile.how === 'refused' || ask === asks) return profile
    await new Promise(resume => setTimeout(resume, askAgain))
  }
}

function must<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data
  if (answer.how === 'refused') throw new Error(`Zalo refuses (${answer.fault.code}, ${answer.fault.name}).`)
  throw new Error('Zalo cannot be reached; try again with the same token, and with a new one if it is refused.')
}
