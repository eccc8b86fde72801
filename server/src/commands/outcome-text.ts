// `outcome-text …`: the words in which informants are told a result: dated rows, neutral, with who answers for the wording.

import { endOutcomeText, outcomeTexts, setOutcomeText } from '../modules/cases/cases.ts'
import { inOne, orSay, runVerb, type Verb } from './verbs.ts'

const usage = `outcome-text set --slug SLUG --title TITLE --body WORDS --source SOURCE [--signed-by NAME]
outcome-text end --slug SLUG
outcome-text list
  WORDS may hold {code}, the tip's code, and {phone}, the unit's number, and never name the matter: a phone may lie on
  somebody else's table. Without --signed-by it is shown as not verified.`

const one = inOne('outcome-text')

const verbs: Record<string, Verb> = {
  set: one(async (ctx, flags) => {
    const slug = flags.need('slug')
    await setOutcomeText(ctx, {
      slug,
      title: flags.need('title'),
      body: flags.need('body'),
      source: flags.need('source'),
      signed_by: flags.maybe('signed-by') ?? null,
    })
    return `Results of ${slug} are told so from now on.`
  }),
  end: one(async (ctx, flags) => {
    const slug = flags.need('slug')
    await orSay(`There is no text ${slug}.`, () => endOutcomeText(ctx, slug))
    return `Nothing is told by ${slug} any more.`
  }),
  list: one(async ctx =>
    (await outcomeTexts(ctx))
      .map(({ slug, title, body, unverified }) => `${slug}  ${title}${unverified ? ' (not verified)' : ''}\n  ${body}`)
      .join('\n'),
  ),
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb({ usage, texts: ['slug', 'title', 'body', 'source', 'signed-by'], switches: [], verbs }, args, env)
