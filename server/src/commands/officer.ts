// `officer …`: who signs in and with which roles where, the first administrator included; secrets are said once.

import {
  activeGrant,
  addOfficer,
  endOfficer,
  grantRole,
  resetOfficer,
  roles,
  withdrawRole,
} from '../modules/officers/officers.ts'
import { addUnit, type UnitId, unitTree } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Flags } from './flags.ts'
import { activeOfficer, livingUnit, officerNamed, roleNamed, unitNamed } from './named.ts'
import { inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `officer add --login LOGIN --name NAME --role ROLE --unit CODE [--below] [--json]
officer grant --login LOGIN --role ROLE --unit CODE [--below]
officer withdraw --login LOGIN --role ROLE --unit CODE
officer reset --login LOGIN [--json]
officer end --login LOGIN
  ROLE     ${roles.join(', ')}
  CODE     the unit's code; "officer add" in an empty database takes --unit-name NAME as well and makes the top unit
  --below  the role holds on the units below, too
  reset    a new password and a new secret for one-time codes; sessions end, a locked login is free again`

const one = inOne('officer')

const verbs: Record<string, Verb> = {
  add: one(async (ctx, flags) => {
    const [login, name, role] = [flags.need('login'), flags.need('name'), roleNamed(flags)]
    if (!/^[a-z0-9][a-z0-9._-]{1,62}$/.test(login))
      throw new Error('A login has 2 to 63 signs out of a–z, 0–9, dot, line and underline.')
    const unit_id = await firstUnit(ctx, flags)
    const { officer_id, password, totp_secret } = await addOfficer(ctx, { login, name })
    await grantRole(ctx, officer_id, { role, unit_id, below: flags.has('below') })
    return told(flags, { officer_id, login, password, totp_secret })
  }),
  grant: one(async (ctx, flags) => {
    const { officer_id, login } = await activeOfficer(ctx, flags)
    const [role, unit, below] = [roleNamed(flags), await livingUnit(ctx, flags), flags.has('below')]
    const held = await activeGrant(ctx, officer_id, role, unit.unit_id)
    if (held)
      throw new Error(
        `${login} holds ${role} on ${unit.code}${held.below ? ' and below' : ''} already; withdraw it first.`,
      )
    await grantRole(ctx, officer_id, { role, unit_id: unit.unit_id, below })
    return `${login} holds ${role} on ${unit.code}${below ? ' and the units below' : ''} from now on.`
  }),
  withdraw: one(async (ctx, flags) => {
    const { officer_id, login } = await officerNamed(ctx, flags)
    const [role, unit] = [roleNamed(flags), await unitNamed(ctx, flags)]
    await orSay(`${login} does not hold ${role} on ${unit.code}.`, () =>
      withdrawRole(ctx, officer_id, role, unit.unit_id),
    )
    return `${login} no longer holds ${role} on ${unit.code}.`
  }),
  reset: one(async (ctx, flags) => {
    const { officer_id, login } = await activeOfficer(ctx, flags)
    return told(flags, { officer_id, login, ...(await resetOfficer(ctx, officer_id)) })
  }),
  end: one(async (ctx, flags) => {
    const { officer_id, login } = await activeOfficer(ctx, flags)
    await endOfficer(ctx, officer_id)
    return `${login} signs in no more; open sessions have ended.`
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb(
    { usage, texts: ['login', 'name', 'role', 'unit', 'unit-name'], switches: ['below', 'json'], verbs },
    args,
    env,
  )

/** The unit named; in an empty database the top one is made. */
async function firstUnit(ctx: Ctx, flags: Flags): Promise<UnitId> {
  const [code, name] = [flags.need('unit'), flags.maybe('unit-name')]
  if ((await unitTree(ctx)).length > 0) return (await livingUnit(ctx, flags)).unit_id
  if (!name) throw new Error('There is no unit yet: give --unit-name as well, and the top unit is made.')
  return addUnit(ctx, { code, kind: 'đơn vị', name, parent_id: null })
}

interface SignIn {
  readonly officer_id: string
  readonly login: string
  readonly password: string
  readonly totp_secret: string
}

function told(flags: Flags, made: SignIn): string {
  if (flags.has('json')) return JSON.stringify(made)
  const { login, password, totp_secret } = made
  return (
    `login     ${login}\npassword  ${password}\ncode key  ${totp_secret}\n` +
    `scan as   otpauth://totp/Binh%20Yen:${login}?secret=${totp_secret}&issuer=Binh%20Yen\n` +
    'Both are shown this once only.'
  )
}
