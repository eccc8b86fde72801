// The district is put up through the modules' own faces: units, hot lines, apps, pages with tokens, officers with roles.

import { randomBytes } from 'node:crypto'
import { addOfficer, grantRole, type OfficerId } from '../src/modules/officers/officers.ts'
import { addAdmin, addApp, addPage, attachTokens, type PageId } from '../src/modules/pages/pages.ts'
import { addHotLine, addUnit, type UnitId } from '../src/modules/units/units.ts'
import { type Ctx, change, type House, machine } from '../src/platform/ctx.ts'
import {
  adminsOf,
  appOf,
  apps,
  dutySource,
  lineSource,
  nationalLines,
  oaIdOf,
  type SeedUnit,
  units,
  unitsSince,
} from './district.ts'
import { officers } from './people.ts'
import type { Phones } from './phones.ts'

/** What the starter prints and what anyone needs to try the district; written to --demo-file. */
export interface Demo {
  readonly apps: { app_id: string; webhook_url: string; webhook_secret: string }[]
  readonly pages: { page_id: PageId; app_id: string; oa_id: string; unit: string }[]
  readonly officers: { login: string; password: string; totp_secret: string; roles: string[]; unit: string }[]
}

export interface Raised {
  readonly demo: Demo
  /** By the unit's sign. */
  readonly pages: ReadonlyMap<string, PageId>
  /** By the unit's sign. */
  readonly unit_ids: ReadonlyMap<string, UnitId>
  /** By login. */
  readonly officers: ReadonlyMap<string, OfficerId>
}

const who = machine('seed')
const secret = (): string => randomBytes(24).toString('base64url')

/**
 * `later` moves both clocks on: pages are granted one after another, so that their tokens, which all live equally long,
 * are not renewed all at once for ever after.
 */
export async function raise(
  house: House,
  phones: Phones,
  webhook_url: string,
  later: () => Promise<void>,
): Promise<Raised> {
  const unit_ids = await change(house, who, raiseUnits)
  const appIds = new Map<string, Awaited<ReturnType<typeof addApp>>>()
  const demo: Demo = { apps: [], pages: [], officers: [] }
  for (const { app_id, name } of apps) {
    const app = { app_id, secret: secret(), webhook_url, webhook_secret: secret() }
    await phones.addApp(app)
    const { secret: own, webhook_secret } = app
    appIds.set(
      app_id,
      await change(house, who, ctx => addApp(ctx, { zalo_app_id: app_id, name, secret: own, webhook_secret })),
    )
    demo.apps.push({ app_id, webhook_url, webhook_secret })
  }
  const pages = new Map<string, PageId>()
  for (const unit of units) {
    await later()
    const [app_id, oa_id, admins] = [appOf(unit), oaIdOf(unit), adminsOf(unit)]
    const pair = await phones.addPage({ oa_id, name: unit.name, app_id, admins })
    const page_id = await change(house, who, async ctx => {
      const page_id = await addPage(ctx, {
        name: unit.name,
        oa_id,
        ...given('app_id', appIds.get(app_id)),
        ...given('unit_id', unit_ids.get(unit.sign)),
      })
      await attachTokens(ctx, page_id, { ...pair, expires_in: Number(pair.expires_in) * 1000 })
      for (const { admin_id, name } of admins) await addAdmin(ctx, page_id, admin_id, name)
      return page_id
    })
    pages.set(unit.sign, page_id)
    demo.pages.push({ page_id, app_id, oa_id, unit: unit.name })
  }
  const officer_ids = await raiseOfficers(house, unit_ids, demo)
  return { demo, pages, unit_ids, officers: officer_ids }
}

async function raiseUnits(ctx: Ctx): Promise<Map<string, UnitId>> {
  const ids = new Map<string, UnitId>()
  const [lead] = units as readonly [SeedUnit]
  for (const unit of units) {
    const { code, kind, name } = unit
    const parent_id = unit === lead ? null : (ids.get(lead.sign) ?? null)
    const unit_id = await addUnit(ctx, { code, kind, name, parent_id, since: unitsSince })
    ids.set(unit.sign, unit_id)
    const own = { number: unit.duty_number, label: `Trực ban ${unit.name}`, source: dutySource }
    for (const line of [own, ...nationalLines.map(each => ({ ...each, source: lineSource }))])
      await addHotLine(ctx, { ...line, unit_id, signed_by: 'Dữ liệu mẫu', since: unitsSince })
  }
  return ids
}

async function raiseOfficers(house: House, unit_ids: ReadonlyMap<string, UnitId>, demo: Demo) {
  const ids = new Map<string, OfficerId>()
  for (const { login, name, grants } of officers) {
    const { officer_id, password, totp_secret } = await change(house, who, async ctx => {
      const made = await addOfficer(ctx, { login, name })
      for (const { role, unit, below = false } of grants)
        await grantRole(ctx, made.officer_id, { role, unit_id: unit_ids.get(unit) as UnitId, below })
      return made
    })
    ids.set(login, officer_id)
    const unit = units.find(each => each.sign === grants[0]?.unit)?.name ?? ''
    demo.officers.push({ login, password, totp_secret, roles: [...new Set(grants.map(grant => grant.role))], unit })
  }
  return ids
}

const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: V }
