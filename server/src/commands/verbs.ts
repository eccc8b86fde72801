// A command of several verbs: which there are, how they are called, and a house to run one in. Refusals become sentences.

import { refused } from '../doors/officers/refusals.ts'
import { change, type Ctx, type House, machine } from '../platform/ctx.ts'
import { Refusal } from '../platform/refusal.ts'
import { withHouse } from './command-house.ts'
import { type Flags, flagsOf } from './flags.ts'

/** Returns what is printed when it is done. Throws an Error of one sentence, or a Refusal. */
export type Verb = (house: House, flags: Flags, env: NodeJS.ProcessEnv) => Promise<string>

export interface Command {
  readonly usage: string
  /** Flags with a value, and flags without. */
  readonly texts: readonly string[]
  readonly switches: readonly string[]
  /** By the words that call them, e.g. `admins add`. */
  readonly verbs: Readonly<Record<string, Verb>>
}

/** A verb that is one change, by `command NAME` on the trail. */
export const inOne =
  (name: string) =>
  (fn: (ctx: Ctx, flags: Flags, env: NodeJS.ProcessEnv) => Promise<string>): Verb =>
  (house, flags, env) =>
    change(house, machine(`command ${name}`), ctx => fn(ctx, flags, env))

/** Reads what withHouse reads. The exit code: 2 with the usage when no verb was meant. */
export async function runVerb(command: Command, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const flags = flagsOf(args, command.texts, command.switches)
  const verb = Object.hasOwn(command.verbs, flags.words) ? command.verbs[flags.words] : undefined
  if (!verb) {
    console.error(command.usage)
    return 2
  }
  console.log(await withHouse(env, house => verb(house, flags, env)).catch(inWords))
  return 0
}

/** A refusal as its English sentence: commands speak to administrators. */
function inWords(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  throw new Error(String(refused(error.code, error.details, '').body.error.en), { cause: error })
}

/** `fn`, whose refusal `not_found` means what `sentence` says. */
export async function orSay<T>(sentence: string, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') throw new Error(sentence, { cause: error })
    throw error
  }
}

/** As lists print a time: the day, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
