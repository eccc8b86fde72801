// `receiver …`: whom outside the police a case can be passed on to by slip: dated rows of a unit or of the installation.

import { addReceiver, endReceiver, receiverKinds, receiversFor } from '../modules/cases/cases.ts'
import { topUnits } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Flags } from './flags.ts'
import { livingUnit } from './named.ts'
import { inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `receiver add --name NAME --kind ${receiverKinds.join('|')} --source SOURCE [--unit CODE]
receiver end --name NAME [--unit CODE]
receiver list [--unit CODE]
  Without --unit every unit may pass on to it, else that unit and those below.`

const one = inOne('receiver')
const unitOf = async (ctx: Ctx, flags: Flags): Promise<string | null> =>
  flags.maybe('unit') === undefined ? null : (await livingUnit(ctx, flags)).unit_id

const verbs: Record<string, Verb> = {
  add: one(async (ctx, flags) => {
    const kind = receiverKinds.find(each => each === flags.need('kind'))
    if (!kind) throw new Error(`A receiver is one of ${receiverKinds.join(', ')}.`)
    const [name, source] = [flags.need('name'), flags.need('source')]
    await addReceiver(ctx, { unit_id: await unitOf(ctx, flags), kind, name, source })
    return `${name}: cases can be passed on to it from now on.`
  }),
  end: one(async (ctx, flags) => {
    const name = flags.need('name')
    const unit_id = await unitOf(ctx, flags)
    await orSay(`There is no receiver ${name} there.`, () => endReceiver(ctx, unit_id, name))
    return `${name}: no case is passed on to it any more.`
  }),
  list: one(async (ctx, flags) => {
    const [top = ''] = await topUnits(ctx)
    const rows = await receiversFor(ctx, (await unitOf(ctx, flags)) ?? top)
    return rows.length === 0 ? 'There are no receivers yet.' : rows.map(row => `${row.kind}  ${row.name}`).join('\n')
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts: ['name', 'kind', 'source', 'unit'], switches: [], verbs }, args, env)
