// `hot-line …`: the numbers citizens are told, each with its source and who answers for its being right.

import { addHotLine, endHotLine, type HotLine, hotLines, ownHotLines } from '../modules/units/units.ts'
import { livingUnit } from './named.ts'
import { dayOf, inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `hot-line add --unit CODE --number NUMBER --label LABEL --source SOURCE --signed-by NAME
hot-line end --unit CODE --number NUMBER
hot-line list --unit CODE
  A unit that has numbers of its own tells these alone; one without tells those of the unit above.`

const one = inOne('hot-line')

const verbs: Record<string, Verb> = {
  add: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const number = flags.need('number')
    if (!/^[0-9 .]{3,20}$/.test(number)) throw new Error('A number has 3 to 20 signs out of digits, blanks and dots.')
    const own = await ownHotLines(ctx, unit_id)
    if (own.some(line => line.number === number))
      throw new Error(`Unit ${code} tells ${number} already; end it first to tell it differently.`)
    const [label, source, signed_by] = [flags.need('label'), flags.need('source'), flags.need('signed-by')]
    await addHotLine(ctx, { unit_id, number, label, source, signed_by })
    return told(code, await hotLines(ctx, unit_id))
  }),
  end: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const number = flags.need('number')
    await orSay(`Unit ${code} has no number ${number} of its own.`, () => endHotLine(ctx, unit_id, number))
    return told(code, await hotLines(ctx, unit_id))
  }),
  list: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    return told(code, await hotLines(ctx, unit_id))
  }),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts: ['unit', 'number', 'label', 'source', 'signed-by'], switches: [], verbs }, args, env)

const told = (code: string, lines: readonly HotLine[]): string =>
  lines.length === 0
    ? `Unit ${code} tells citizens no number, and no unit above it has one.`
    : [
        `Unit ${code} tells citizens:`,
        ...lines.map(line => `  ${line.number}  ${line.label}  (${line.source}, since ${dayOf(line.effective_from)})`),
      ].join('\n')
