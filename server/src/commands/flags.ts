// A command's words and flags, read with one clear sentence when something is missing.

import { parseArgs } from 'node:util'

export interface Flags {
  /** What is not a flag, e.g. `admins add`. */
  readonly words: string
  /** Throws an Error of one sentence when it is missing. */
  need(name: string): string
  /** Nothing when it is absent. */
  maybe(name: string): string | undefined
  has(name: string): boolean
  /** `as` of a whole number above zero; nothing when the flag is absent. */
  positive<T extends object>(name: string, as: (value: number) => T): T | Record<string, never>
}

/** Throws an Error of one sentence for a flag that does not exist. */
export function flagsOf(args: string[], texts: readonly string[], switches: readonly string[]): Flags {
  const options = Object.fromEntries([
    ...texts.map(name => [name, { type: 'string' as const }]),
    ...switches.map(name => [name, { type: 'boolean' as const }]),
  ])
  const { values: given, positionals } = parsed(args, options)
  const values: Record<string, unknown> = given
  const maybe = (name: string): string | undefined => String(values[name] ?? '').trim() || undefined
  return {
    words: positionals.join(' '),
    need(name) {
      const value = maybe(name)
      if (value === undefined) throw new Error(`Give --${name}.`)
      return value
    },
    maybe,
    has: name => values[name] === true,
    positive(name, as) {
      const value = values[name]
      if (value === undefined) return {}
      if (!/^[1-9]\d{0,8}$/.test(String(value))) throw new Error(`--${name} is a whole number above zero.`)
      return as(Number(value))
    },
  }
}

function parsed(args: string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    const [sentence = 'A flag is wrong'] = (error as Error).message.split(/[.\n]/)
    throw new Error(`${sentence}.`, { cause: error })
  }
}

/** Secrets come from the environment: a flag would stand in the shell's history and the process list. */
export function secretFrom(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name]?.trim()
  if (!value) throw new Error(`Set the environment variable ${name}.`)
  return value
}
