// `unit …`: the dated tree of units. What a unit leaves behind when it ends is said, since nothing is moved silently.

import { pagesOfUnits } from '../modules/pages/pages.ts'
import {
  addUnit,
  endUnit,
  findUnitByCode,
  moveUnit,
  renameUnit,
  type Unit,
  type UnitId,
  unitTree,
} from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Flags } from './flags.ts'
import { livingUnit, livingUnits, unitNamed } from './named.ts'
import { dayOf, inOne, runVerb, type Verb } from './verbs.ts'

const usage = `unit add --code CODE --kind KIND --name NAME (--under CODE | --top)
unit rename --unit CODE --name NAME
unit move --unit CODE (--under CODE | --top)
unit end --unit CODE --successors CODE[,CODE…] --source DECISION
unit list
  CODE  short, never used again: letters without marks, digits, and . _ : -
  KIND  in the unit's own words: tỉnh, phường, đội …`

const one = inOne('unit')

const verbs: Record<string, Verb> = {
  add: one(async (ctx, flags) => {
    const code = flags.need('code')
    if (!/^[A-Za-z0-9._:-]{1,40}$/.test(code))
      throw new Error('A code has 1 to 40 signs out of A–Z, a–z, 0–9, dot, line, colon and underline.')
    if (await findUnitByCode(ctx, code)) throw new Error(`The code ${code} is taken; codes are never used again.`)
    const [kind, name, parent] = [flags.need('kind'), flags.need('name'), await parentOf(ctx, flags)]
    await addUnit(ctx, { code, kind, name, parent_id: parent?.unit_id ?? null })
    return `Unit ${code} stands ${parent ? `under ${parent.code}` : 'at the top'}.`
  }),
  rename: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    await renameUnit(ctx, unit_id, flags.need('name'))
    return `Unit ${code} is called ${flags.need('name')} from now on.`
  }),
  move: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const parent = await parentOf(ctx, flags)
    await moveUnit(ctx, unit_id, parent?.unit_id ?? null)
    return `Unit ${code} stands ${parent ? `under ${parent.code}` : 'at the top'} from now on.`
  }),
  end: one(async (ctx, flags) => {
    const unit = await unitNamed(ctx, flags)
    const successors = await livingUnits(ctx, flags, 'successors')
    if (successors.some(each => each.unit_id === unit.unit_id)) throw new Error('A unit cannot succeed itself.')
    await endUnit(
      ctx,
      unit.unit_id,
      successors.map(each => each.unit_id),
      flags.need('source'),
    )
    const left = await pagesOfUnits(ctx, [unit.unit_id])
    const pages = left.map(
      page => `Page ${page.name} still speaks for it: page unit --oa ${page.oa_id ?? '…'} --unit CODE`,
    )
    return [`Unit ${unit.code} has ended; ${successors.map(each => each.code).join(', ')} succeeds it.`, ...pages].join(
      '\n',
    )
  }),
  list: one(async ctx => {
    const units = await unitTree(ctx)
    const codeOf = new Map(units.map(unit => [unit.unit_id, unit.code]))
    const below = Map.groupBy(units, unit => unit.parent_id)
    const branch = (parent: UnitId | null, depth: number): string[] =>
      (below.get(parent) ?? []).flatMap(unit => {
        const ended =
          unit.valid_to === null
            ? ''
            : `  ended ${dayOf(unit.valid_to)}, see ${unit.successor_ids.map(id => codeOf.get(id)).join(', ')}`
        return [
          `${'  '.repeat(depth)}${unit.code}  ${unit.kind}  ${unit.name}${ended}`,
          ...branch(unit.unit_id, depth + 1),
        ]
      })
    return branch(null, 0).join('\n') || 'There are no units yet.'
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb(
    { usage, texts: ['code', 'kind', 'name', 'under', 'unit', 'successors', 'source'], switches: ['top'], verbs },
    args,
    env,
  )

/** Undefined: at the top, which has to be said. */
async function parentOf(ctx: Ctx, flags: Flags): Promise<Unit | undefined> {
  if (flags.has('top') !== (flags.maybe('under') === undefined)) throw new Error('Give either --under CODE or --top.')
  return flags.has('top') ? undefined : livingUnit(ctx, flags, 'under')
}
