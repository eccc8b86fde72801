// `policy …`: the numbers the house runs by, each with who decided it and since when.

import { isPolicy, listPolicies, policies, setPolicy, unitNames } from '../modules/units/units.ts'
import { livingUnit } from './named.ts'
import { dayOf, inOne, runVerb, type Verb } from './verbs.ts'

const usage = `policy set --name NAME --value N --source WHO-DECIDED [--unit CODE]
policy list
  NAME    ${Object.keys(policies).join(', ')}
  N       a whole number above zero, in the measure the name ends with
  --unit  for this unit and those below it, where the policy is asked for a unit; else for the whole installation`

const one = inOne('policy')

const verbs: Record<string, Verb> = {
  set: one(async (ctx, flags) => {
    const name = flags.need('name')
    if (!isPolicy(name)) throw new Error(`There is no policy ${name}. Policies: ${Object.keys(policies).join(', ')}.`)
    flags.need('value')
    const { value } = flags.positive('value', number => ({ value: number })) as { value: number }
    const unit = flags.maybe('unit') === undefined ? undefined : await livingUnit(ctx, flags)
    await setPolicy(ctx, name, value, { source: flags.need('source'), unit_id: unit?.unit_id ?? null })
    return `${name} is ${value} (${policies[name]}) ${unit ? `for unit ${unit.code}` : 'for the whole installation'} from now on.`
  }),
  list: one(async ctx => {
    const rows = await listPolicies(ctx)
    const names = await unitNames(
      ctx,
      rows.flatMap(row => row.unit_id ?? []),
    )
    const lines = rows.map(({ name, value, unit_id, source, valid_from }) => {
      const where = unit_id === null ? '' : `  for ${names.get(unit_id) ?? unit_id}`
      const since = valid_from === 0 ? '' : `, since ${dayOf(valid_from)}`
      return `${name}  ${value} ${policies[name]}${where}  (${source}${since})`
    })
    return lines.join('\n')
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts: ['name', 'value', 'source', 'unit'], switches: [], verbs }, args, env)
