// What a command's flags name: a unit by its code, an officer by the login, a page by its OA id. Each missing one, a sentence.

import { findOfficer, type OfficerFound, type Role, roles } from '../modules/officers/officers.ts'
import { type Page, pageByOa } from '../modules/pages/pages.ts'
import { findUnitByCode, type Unit, unitTree } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Flags } from './flags.ts'

const listed = 20

/** The unit whose code stands in a flag, `--unit` unless another is named; one that has ended as well. */
export async function unitNamed(ctx: Ctx, flags: Flags, flag = 'unit'): Promise<Unit> {
  return unitOf(ctx, flags.need(flag))
}

/** The same, and it must exist today. */
export async function livingUnit(ctx: Ctx, flags: Flags, flag = 'unit'): Promise<Unit> {
  return mustLive(ctx, await unitNamed(ctx, flags, flag))
}

/** By its code; it must exist today. */
export const livingUnitOf = async (ctx: Ctx, code: string): Promise<Unit> => mustLive(ctx, await unitOf(ctx, code))

/** Units whose codes stand in one flag, separated by commas; all must exist today. */
export async function livingUnits(ctx: Ctx, flags: Flags, flag: string): Promise<Unit[]> {
  const codes = new Set(
    flags
      .need(flag)
      .split(',')
      .map(code => code.trim()),
  )
  const units: Unit[] = []
  for (const code of codes) units.push(await livingUnitOf(ctx, code))
  return units
}

async function unitOf(ctx: Ctx, code: string): Promise<Unit> {
  const unit = await findUnitByCode(ctx, code)
  if (unit) return unit
  const codes = (await unitTree(ctx)).map(each => each.code)
  const some = codes.slice(0, listed).join(', ') + (codes.length > listed ? ' …' : '')
  throw new Error(`There is no unit ${code}. ${some ? `Units: ${some}.` : 'There are no units yet.'}`)
}

function mustLive(ctx: Ctx, unit: Unit): Unit {
  if (unit.valid_to !== null && unit.valid_to <= ctx.now)
    throw new Error(`Unit ${unit.code} has ended; name one that exists.`)
  return unit
}

export async function officerNamed(ctx: Ctx, flags: Flags): Promise<OfficerFound> {
  const login = flags.need('login')
  const officer = await findOfficer(ctx, login)
  if (!officer) throw new Error(`There is no officer with login ${login}.`)
  return officer
}

/** The same, and they must not have ended. */
export async function activeOfficer(ctx: Ctx, flags: Flags): Promise<OfficerFound> {
  const officer = await officerNamed(ctx, flags)
  if (officer.state === 'ended') throw new Error(`${officer.login} has ended and signs in no more.`)
  return officer
}

export function roleNamed(flags: Flags): Role {
  const role = flags.need('role')
  if (!isRole(role)) throw new Error(`There is no role ${role}. Roles: ${roles.join(', ')}.`)
  return role
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

export async function pageNamed(ctx: Ctx, flags: Flags): Promise<Page> {
  const page = await pageByOa(ctx, flags.need('oa'))
  if (!page) throw new Error(`There is no page with OA id ${flags.need('oa')}: add it first with "page add".`)
  return page
}
