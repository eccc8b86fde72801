// `officer add`: an officer with one role on one unit, the first administrator included; says password and code secret once.

import { parseArgs } from 'node:util'
import { addOfficer, grantRole, type Role, roles } from '../modules/officers/officers.ts'
import { addUnit, findUnitByCode, type UnitId, unitTree } from '../modules/units/units.ts'
import { type Ctx, change, machine } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { refused } from '../doors/officers/refusals.ts'
import { withHouse } from './command-house.ts'

const usage = `officer add --login LOGIN --name NAME --role ROLE --unit CODE [--below] [--json]
  ROLE   ${roles.join(', ')}
  CODE   the unit's code; in an empty database give --unit-name NAME as well, and the top unit is made
  --below  the role holds on the units below, too`

const options = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
  'unit-name': { type: 'string' },
  below: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const { login, name, role, unit: code, below } = values
  if (positionals.join(' ') !== 'add' || !login || !name || !role || !code) {
    console.error(usage)
    return 2
  }
  if (!isRole(role)) throw new Error(`There is no role ${role}. Roles: ${roles.join(', ')}.`)
  if (!/^[a-z0-9][a-z0-9._-]{1,62}$/.test(login))
    throw new Error('A login has 2 to 63 signs out of a–z, 0–9, dot, line and underline.')
  const made = await withHouse(env, house =>
    change(house, machine('command officer'), async ctx => {
      const unit_id = await unitOf(ctx, code, values['unit-name'])
      const { officer_id, password, totp_secret } = await addOfficer(ctx, { login, name })
      await grantRole(ctx, officer_id, { role, unit_id, below })
      return { officer_id, login, password, totp_secret }
    }),
  ).catch(inWords)
  if (values.json) console.log(JSON.stringify(made))
  else
    console.log(
      `login     ${login}\npassword  ${made.password}\ncode key  ${made.totp_secret}\n` +
        `scan as   otpauth://totp/Binh%20Yen:${login}?secret=${made.totp_secret}&issuer=Binh%20Yen\n` +
        'Both are shown this once only.',
    )
  return 0
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

async function unitOf(ctx: Ctx, code: string, name: string | undefined): Promise<UnitId> {
  const unit = await findUnitByCode(ctx, code)
  if (unit) return unit.unit_id
  const codes = (await unitTree(ctx)).map(each => each.code)
  if (codes.length > 0) throw new Error(`There is no unit ${code}. Units: ${codes.slice(0, 20).join(', ')}.`)
  if (!name) throw new Error('There is no unit yet: give --unit-name as well, and the top unit is made.')
  return addUnit(ctx, { code, kind: 'đơn vị', name, parent_id: null })
}

/** A refusal as its English sentence: commands speak to administrators. */
function inWords(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  const { en } = refused(error.code, error.details, '').body.error
  throw new Error(String(en), { cause: error })
}
