// `tip-reader …`: who outside the house reads what is told about people of a unit at the top, and who reads a category.

import { addOutsideReader, outsideReaders, setCategoryRule } from '../modules/tips/tips.ts'
import { livingUnit } from './named.ts'
import { inOne, runVerb, type Verb } from './verbs.ts'

const usage = `tip-reader outside --unit CODE --name NAME --address WHERE --source SOURCE --signed-by NAME
tip-reader category --category SLUG --reader unit|above|team [--team-kind KIND] [--confidential] --source SOURCE --signed-by NAME
tip-reader list --unit CODE
  outside: told to whoever wants to tell something about people of this unit, when no unit stands above it.
  category: from now on; team is the nearest unit of that kind on the way up, else the unit above reads it.`

const one = inOne('tip-reader')
const readers = ['unit', 'above', 'team'] as const

const verbs: Record<string, Verb> = {
  outside: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const [name, address] = [flags.need('name'), flags.need('address')]
    await addOutsideReader(ctx, {
      ...{ unit_id, name, address },
      source: flags.need('source'),
      signed_by: flags.need('signed-by'),
    })
    return told(code, await outsideReaders(ctx, unit_id))
  }),
  category: one(async (ctx, flags) => {
    const category = flags.need('category')
    const reader = readers.find(each => each === flags.need('reader'))
    if (!reader) throw new Error(`A reader is one of ${readers.join(', ')}.`)
    const team_kind = flags.maybe('team-kind') ?? null
    if ((reader === 'team') !== (team_kind !== null)) throw new Error('A team, and only a team, has a --team-kind.')
    await setCategoryRule(ctx, {
      ...{ category, reader, team_kind },
      confidentiality: flags.has('confidential') ? 'confidential' : 'ordinary',
      source: flags.need('source'),
      signed_by: flags.need('signed-by'),
    })
    return `Tips of ${category} are read by: ${reader}${team_kind === null ? '' : ` ${team_kind}`}.`
  }),
  list: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    return told(code, await outsideReaders(ctx, unit_id))
  }),
}

const texts = ['unit', 'name', 'address', 'source', 'signed-by', 'category', 'reader', 'team-kind']

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts, switches: ['confidential'], verbs }, args, env)

const told = (code: string, list: readonly { name: string; address: string }[]): string =>
  list.length === 0
    ? `Nobody outside reads what is told about people of unit ${code}.`
    : list.map(({ name, address }) => `${name}: ${address}`).join('\n')
