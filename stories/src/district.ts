// The invented district of the stories: a lead unit, two wards and a team, their pages, and officers of each role.

import { addOfficer, grantRole, type Role } from '@binh-yen/server/modules/officers/officers'
import { addApp, addPage, attachTokens } from '@binh-yen/server/modules/pages/pages'
import { addHotLine, addUnit, setPolicy } from '@binh-yen/server/modules/units/units'
import { change, type House, machine } from '@binh-yen/server/platform/ctx'
import type { Simulator } from '@binh-yen/zalo-sim/start'

/** A simulator in this process or in one of its own. */
type Where = Pick<Simulator, 'url'>

export interface StoryPage {
  readonly page_id: string
  readonly oa_id: string
  readonly unit_id: string
}

export interface Credentials {
  readonly officer_id: string
  readonly login: string
  readonly password: string
  readonly totp_secret: string
}

export const appIds = { lead: '99900000000000001', wards: '99900000000000002' } as const
export const webhookSecret = (app_id: string): string => `webhook secret of ${app_id}`

/** Nobody takes these for real units. */
const units = {
  lead: { code: 'MAU', kind: 'lead', name: 'Công an Mẫu', app: 'lead', oa: '99910000000000001' },
  north: { code: 'MAU-B', kind: 'ward', name: 'Công an phường Mẫu Bắc', app: 'wards', oa: '99910000000000002' },
  south: { code: 'MAU-N', kind: 'ward', name: 'Công an phường Mẫu Nam', app: 'wards', oa: '99910000000000003' },
} as const
export type UnitName = keyof typeof units

/** Who works where; `below`: the units below as well. */
export const staff = {
  tung: { name: 'Trần Thanh Tùng', role: 'duty', unit: 'north' },
  mai: { name: 'Lê Thị Mai', role: 'duty', unit: 'north' },
  beat: { name: 'Phạm Văn Bền', role: 'beat', unit: 'north' },
  counter: { name: 'Vũ Thị Quầy', role: 'counter', unit: 'north' },
  binh: { name: 'Ngô Văn Bình', role: 'duty', unit: 'south' },
  editor: { name: 'Đỗ Thị Biên', role: 'editor', unit: 'north' },
  leader: { name: 'Hoàng Văn Lãnh', role: 'leader', unit: 'lead', below: true },
  inspector: { name: 'Bùi Văn Thanh', role: 'inspector', unit: 'lead', below: true },
  keeper: { name: 'Đặng Thị Trang', role: 'keeper', unit: 'north' },
  admin: { name: 'Lý Văn Quản', role: 'administrator', unit: 'lead', below: true },
  protection: { name: 'Mai Thị Bảo', role: 'data_protection', unit: 'lead', below: true },
  operator: { name: 'Tô Văn Hành', role: 'operator', unit: 'lead', below: true },
  child: { name: 'Chu Thị Nhi', role: 'child_protection', unit: 'lead', below: true },
} as const satisfies Record<string, { name: string; role: Role; unit: UnitName; below?: boolean }>
export type OfficerName = keyof typeof staff

export interface District {
  readonly pages: Record<UnitName, StoryPage>
  readonly officers: Record<OfficerName, Credentials>
}

const source = 'stories'

/** Raise it in the database and in the simulator. Sessions outlast the days a story skips; one story turns that back. */
export async function raiseDistrict(house: House, simulator: Where, webhookUrl: string): Promise<District> {
  const granted = new Map<string, Awaited<ReturnType<typeof grantPage>>>()
  for (const app_id of Object.values(appIds))
    await control(simulator, '/control/apps', simulatedApp(app_id, webhookUrl))
  for (const { app, oa, name } of Object.values(units))
    granted.set(oa, await grantPage(simulator, appIds[app], oa, name))

  return change(house, machine('stories'), async ctx => {
    await setPolicy(ctx, 'session_hours', 24 * 365, { source })
    await setPolicy(ctx, 'idle_lock_minutes', 60 * 24 * 365, { source })
    await setPolicy(ctx, 'reply_hold_seconds', 0, { source }) // one story is about taking a reply back
    const apps = new Map<string, Awaited<ReturnType<typeof addApp>>>()
    for (const app_id of Object.values(appIds)) {
      const secrets = { secret: `secret of ${app_id}`, webhook_secret: webhookSecret(app_id) }
      apps.set(app_id, await addApp(ctx, { zalo_app_id: app_id, name: app_id, ...secrets }))
    }
    const pages: Partial<Record<UnitName, StoryPage>> = {}
    const ids: Partial<Record<UnitName, Awaited<ReturnType<typeof addUnit>>>> = {}
    for (const [key, { code, kind, name, app, oa }] of Object.entries(units)) {
      const unit_id = await addUnit(ctx, { code, kind, name, parent_id: ids.lead ?? null })
      ids[key as UnitName] = unit_id
      const app_id = apps.get(appIds[app]) as NonNullable<ReturnType<typeof apps.get>>
      const page_id = await addPage(ctx, { name, app_id, oa_id: oa, unit_id })
      const pair = granted.get(oa) as NonNullable<ReturnType<typeof granted.get>>
      await attachTokens(ctx, page_id, { ...pair, expires_in: Number(pair.expires_in) * 1000 })
      pages[key as UnitName] = { page_id, oa_id: oa, unit_id }
    }
    for (const [number, label] of [
      ['113', 'Công an'],
      ['114', 'Cháy, cứu nạn'],
      ['115', 'Cấp cứu'],
    ] as const) {
      await addHotLine(ctx, { unit_id: ids.lead as string, number, label, source, signed_by: source })
    }
    const officers: Partial<Record<OfficerName, Credentials>> = {}
    for (const [login, { name, role, unit, ...rest }] of Object.entries(staff)) {
      const made = await addOfficer(ctx, { login, name })
      const below = 'below' in rest
      await grantRole(ctx, made.officer_id, { role, unit_id: ids[unit] as string, below })
      officers[login as OfficerName] = { login, ...made }
    }
    return { pages, officers } as District
  })
}

const simulatedApp = (app_id: string, webhook_url: string) => ({
  app_id,
  secret: `secret of ${app_id}`,
  webhook_secret: webhookSecret(app_id),
  webhook_url,
})

const grantPage = (simulator: Where, app_id: string, oa_id: string, name: string) =>
  control<{ access_token: string; refresh_token: string; expires_in: string }>(simulator, '/control/pages', {
    app_id,
    oa_id,
    name,
    admins: [{ admin_id: `admin-${oa_id}`, name: 'Đặng Thị Trang' }],
  })

/** Ask the simulator's control. Throws with its answer when it refuses. */
export async function control<T = unknown>(simulator: Where, path: string, body?: unknown): Promise<T> {
  const reply = await fetch(`${simulator.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const answer = (await reply.json()) as T
  if (!reply.ok) throw new Error(`control ${path}: ${reply.status} ${JSON.stringify(answer)}`)
  return answer
}
