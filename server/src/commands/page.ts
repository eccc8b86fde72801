// `page …`: apps, pages, their tokens and their account admins, set up by whoever installs the house.

import { refused } from '../doors/officers/refusals.ts'
import { attachPage } from '../doors/zalo/attach.ts'
import {
  addAdmin,
  addApp,
  addPage,
  attachUnit,
  changeWebhookSecret,
  confirmAdmins,
  getAppByZaloId,
  listAdmins,
  type Page,
  pageByOa,
  setPageMode,
  setPageState,
  unknownAdmins,
} from '../modules/pages/pages.ts'
import { findUnitByCode } from '../modules/units/units.ts'
import { change, type Ctx, type House, machine } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { withHouse } from './command-house.ts'
import { flagsOf, type Flags, secretFrom } from './flags.ts'

const usage = `page app --app ID --name NAME [--proof] [--per-minute N]
  secrets from the environment: APP_SECRET and WEBHOOK_SECRET
page add --app ID --oa ID --name NAME --unit CODE [--listening]
page attach --oa ID
  the refresh token from the environment: REFRESH_TOKEN (API Explorer, developers.zalo.me)
page unit --oa ID --unit CODE
page speak | listen | resume --oa ID
page admins add --oa ID --admin ID --name NAME | page admins list | confirm --oa ID
page webhook-secret --app ID
  the new secret from the environment: WEBHOOK_SECRET`

type Run = (house: House, flags: Flags, env: NodeJS.ProcessEnv) => Promise<string>

const inOne =
  (fn: (ctx: Ctx, flags: Flags, env: NodeJS.ProcessEnv) => Promise<string>): Run =>
  (house, flags, env) =>
    change(house, machine('command page'), ctx => fn(ctx, flags, env))

const commands: Record<string, Run> = {
  app: inOne(async (ctx, flags, env) => {
    await addApp(ctx, {
      zalo_app_id: flags.need('app'),
      name: flags.need('name'),
      secret: secretFrom(env, 'APP_SECRET'),
      webhook_secret: secretFrom(env, 'WEBHOOK_SECRET'),
      proof: flags.has('proof'),
      ...flags.positive('per-minute', per_minute => ({ per_minute })),
    })
    return `App ${flags.need('app')} is known. Its webhook address in Zalo's console: PUBLIC_URL/zalo/webhook.`
  }),
  add: inOne(async (ctx, flags) => {
    const { app_id } = await getAppByZaloId(ctx, flags.need('app')).catch(() => {
      throw new Error(`There is no app ${flags.need('app')}: add it first with "page app".`)
    })
    const mode = flags.has('listening') ? 'listening' : 'speaking'
    const unit_id = await unitOf(ctx, flags)
    await addPage(ctx, { name: flags.need('name'), app_id, oa_id: flags.need('oa'), mode, unit_id })
    return `Page ${flags.need('name')} is known. It sends nothing before "page attach".`
  }),
  attach: async (house, flags, env) => {
    const page = await change(house, machine('command page'), ctx => pageOf(ctx, flags))
    await attachPage(house, hostsOf(env), page.page_id, secretFrom(env, 'REFRESH_TOKEN'))
    return `Page ${page.name} is attached. The pasted refresh token is used up; the next one is kept sealed.`
  },
  unit: inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    await attachUnit(ctx, page.page_id, await unitOf(ctx, flags))
    return `Page ${page.name} now speaks for unit ${flags.need('unit')}.`
  }),
  speak: inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    await setPageMode(ctx, page.page_id, 'speaking')
    return `Page ${page.name} answers citizens.`
  }),
  listen: inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    await setPageMode(ctx, page.page_id, 'listening')
    return `Page ${page.name} only listens: nothing is sent.`
  }),
  resume: inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    if (page.state === 'needs_consent') throw new Error(`Page ${page.name} needs a new refresh token: "page attach".`)
    await setPageState(ctx, page.page_id, 'active', null)
    return `Page ${page.name} sends again.`
  }),
  'admins add': inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    await addAdmin(ctx, page.page_id, flags.need('admin'), flags.need('name'))
    return `${flags.need('name')} is an account admin of page ${page.name}.`
  }),
  'admins list': inOne(async (ctx, flags) => {
    const { page_id } = await pageOf(ctx, flags)
    const admins = await listAdmins(ctx, page_id)
    const unknown = await unknownAdmins(ctx, page_id)
    const named = admins.map(
      each => `${each.name}  confirmed ${date(each.confirmed_at)}${each.overdue ? '  OVERDUE' : ''}`,
    )
    const none = 'No account admin is named: every message typed in the chat tool of Zalo raises an alarm.'
    return [
      ...(named.length > 0 ? named : [none]),
      ...unknown.map(
        each =>
          `UNKNOWN  typed ${each.times} times, first ${date(each.first_seen_at)}, last ${date(each.last_seen_at)}`,
      ),
    ].join('\n')
  }),
  'admins confirm': inOne(async (ctx, flags) => {
    const page = await pageOf(ctx, flags)
    await confirmAdmins(ctx, page.page_id)
    return `The account admins of page ${page.name} are confirmed for a quarter.`
  }),
  'webhook-secret': inOne(async (ctx, flags, env) => {
    await changeWebhookSecret(ctx, flags.need('app'), secretFrom(env, 'WEBHOOK_SECRET'))
    return 'The new webhook secret holds; the one before is accepted for two more days.'
  }),
}

/** Reads what withHouse reads, ZALO_OAUTH_URL and ZALO_OPENAPI_URL, and secrets from the environment, never from flags. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const flags = flagsOf(args, ['app', 'oa', 'name', 'unit', 'admin', 'per-minute'], ['proof', 'listening'])
  const command = commands[flags.words]
  if (!command) {
    console.error(usage)
    return 2
  }
  console.log(await withHouse(env, house => command(house, flags, env)).catch(inWords))
  return 0
}

const date = (at: number): string => new Date(at).toISOString().slice(0, 10)

async function pageOf(ctx: Ctx, flags: Flags): Promise<Page> {
  const page = await pageByOa(ctx, flags.need('oa'))
  if (!page) throw new Error(`There is no page with OA id ${flags.need('oa')}: add it first with "page add".`)
  return page
}

async function unitOf(ctx: Ctx, flags: Flags): Promise<string> {
  const unit = await findUnitByCode(ctx, flags.need('unit'))
  if (!unit) throw new Error(`There is no unit with code ${flags.need('unit')}.`)
  return unit.unit_id
}

function hostsOf({ ZALO_OAUTH_URL: oauth, ZALO_OPENAPI_URL: openapi }: NodeJS.ProcessEnv) {
  return { ...(oauth ? { oauth } : {}), ...(openapi ? { openapi } : {}) }
}

/** A refusal as its English sentence: commands speak to administrators. */
function inWords(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  throw new Error(String(refused(error.code, error.details, '').body.error.en), { cause: error })
}
