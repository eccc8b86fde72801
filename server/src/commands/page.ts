// `page …`: apps, pages, their tokens and their account admins, set up by whoever installs the house.

import { attachPage } from '../doors/zalo/attach.ts'
import { addInternalPage } from '../modules/alarms/alarms.ts'
import {
  addAdmin,
  addApp,
  addPage,
  attachUnit,
  changeAppSecret,
  changeWebhookSecret,
  confirmAdmins,
  getAppByZaloId,
  listAdmins,
  setButtons,
  setPageMode,
  setPageState,
  unknownAdmins,
} from '../modules/pages/pages.ts'
import { change, machine } from '../platform/ctx.ts'
import { secretFrom } from './flags.ts'
import { livingUnit, pageNamed } from './named.ts'
import { dayOf, inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `page app --app ID --name NAME [--proof] [--per-minute N]
  secrets from the environment: APP_SECRET and WEBHOOK_SECRET
page add --app ID --oa ID --name NAME --unit CODE [--listening]
page attach --oa ID
  the refresh token from the environment: REFRESH_TOKEN (API Explorer, developers.zalo.me)
page unit --oa ID --unit CODE
page internal --oa ID
  for officers, not citizens: there they take their shift and are rung on their own phones
page speak | listen | resume --oa ID
page buttons --oa ID [--never]
  without --never they are tried (again): Zalo may refuse them, then they go as numbered lines
page admins add --oa ID --admin ID --name NAME | page admins list | confirm --oa ID
page webhook-secret --app ID
  the new secret from the environment: WEBHOOK_SECRET
page app-secret --app ID
  the new App Secret from the environment: APP_SECRET`

const one = inOne('page')

const verbs: Record<string, Verb> = {
  app: one(async (ctx, flags, env) => {
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
  add: one(async (ctx, flags) => {
    const { app_id } = await ofApp(flags.need('app'), app => getAppByZaloId(ctx, app))
    const mode = flags.has('listening') ? 'listening' : 'speaking'
    const unit_id = (await livingUnit(ctx, flags)).unit_id
    await addPage(ctx, { name: flags.need('name'), app_id, oa_id: flags.need('oa'), mode, unit_id })
    return `Page ${flags.need('name')} is known. It sends nothing before "page attach".`
  }),
  attach: async (house, flags, env) => {
    const page = await change(house, machine('command page'), ctx => pageNamed(ctx, flags))
    await attachPage(house, hostsOf(env), page.page_id, secretFrom(env, 'REFRESH_TOKEN'))
    return `Page ${page.name} is attached. The pasted refresh token is used up; the next one is kept sealed.`
  },
  unit: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    await attachUnit(ctx, page.page_id, (await livingUnit(ctx, flags)).unit_id)
    return `Page ${page.name} now speaks for unit ${flags.need('unit')}.`
  }),
  internal: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    if (page.unit_id === null) throw new Error(`Page ${page.name} speaks for no unit: "page unit" first.`)
    await addInternalPage(ctx, page.page_id, page.unit_id)
    return `Page ${page.name} is internal: officers of its unit and of those below it link their phones there.`
  }),
  speak: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    await setPageMode(ctx, page.page_id, 'speaking')
    return `Page ${page.name} answers citizens.`
  }),
  listen: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    await setPageMode(ctx, page.page_id, 'listening')
    return `Page ${page.name} only listens: nothing is sent.`
  }),
  resume: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    if (page.state === 'needs_consent') throw new Error(`Page ${page.name} needs a new refresh token: "page attach".`)
    await setPageState(ctx, page.page_id, 'active', null)
    return `Page ${page.name} sends again.`
  }),
  buttons: one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    const never = flags.has('never')
    await setButtons(ctx, page.page_id, never ? 'never' : 'try')
    return `Page ${page.name} ${never ? 'sends choices as numbered lines' : 'tries buttons and lists'}.`
  }),
  'admins add': one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    await addAdmin(ctx, page.page_id, flags.need('admin'), flags.need('name'))
    return `${flags.need('name')} is an account admin of page ${page.name}.`
  }),
  'admins list': one(async (ctx, flags) => {
    const { page_id } = await pageNamed(ctx, flags)
    const admins = await listAdmins(ctx, page_id)
    const unknown = await unknownAdmins(ctx, page_id)
    const named = admins.map(
      each => `${each.name}  confirmed ${dayOf(each.confirmed_at)}${each.overdue ? '  OVERDUE' : ''}`,
    )
    const none = 'No account admin is named: every message typed in the chat tool of Zalo raises an alarm.'
    return [
      ...(named.length > 0 ? named : [none]),
      ...unknown.map(
        each =>
          `UNKNOWN  typed ${each.times} times, first ${dayOf(each.first_seen_at)}, last ${dayOf(each.last_seen_at)}`,
      ),
    ].join('\n')
  }),
  'admins confirm': one(async (ctx, flags) => {
    const page = await pageNamed(ctx, flags)
    await confirmAdmins(ctx, page.page_id)
    return `The account admins of page ${page.name} are confirmed for a quarter.`
  }),
  'webhook-secret': one(async (ctx, flags, env) => {
    const secret = secretFrom(env, 'WEBHOOK_SECRET')
    await ofApp(flags.need('app'), app => changeWebhookSecret(ctx, app, secret))
    return 'The new webhook secret holds; the one before is accepted for two more days.'
  }),
  'app-secret': one(async (ctx, flags, env) => {
    const secret = secretFrom(env, 'APP_SECRET')
    await ofApp(flags.need('app'), app => changeAppSecret(ctx, app, secret))
    return 'The new App Secret holds. Restart the processes that run "zalo", then "page resume" pages that stand still.'
  }),
}

/** Reads what withHouse reads, ZALO_OAUTH_URL and ZALO_OPENAPI_URL, and secrets from the environment, never from flags. */
export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb(
    {
      usage,
      texts: ['app', 'oa', 'name', 'unit', 'admin', 'per-minute'],
      switches: ['proof', 'listening', 'never'],
      verbs,
    },
    args,
    env,
  )

const ofApp = <T>(app: string, fn: (app: string) => Promise<T>): Promise<T> =>
  orSay(`There is no app ${app}: add it first with "page app".`, () => fn(app))

function hostsOf({ ZALO_OAUTH_URL: oauth, ZALO_OPENAPI_URL: openapi }: NodeJS.ProcessEnv) {
  return { ...(oauth ? { oauth } : {}), ...(openapi ? { openapi } : {}) }
}
