// For tests of commands: words and flags as an administrator types them, what is printed, and the exit code; against the
// test's database. In this process, since starting one for each would take most of the time.

import { join } from 'node:path'
import { vi } from 'vitest'
import type { TestHouse } from './test-house.ts'

export interface Typed {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** `types('unit add', ['--code', 'P1'])`, with what the environment holds beside the usual. One at a time. */
export const typist =
  ({ appUrl, folder }: TestHouse) =>
  async (words: string, flags: readonly string[] = [], extra: NodeJS.ProcessEnv = {}): Promise<Typed> => {
    const [name = '', ...verb] = words.split(' ')
    const env = { DATABASE_URL: appUrl, KEYS_FILE: join(folder, 'keys.json'), MEDIA_DIR: folder, ...extra }
    const command: { run(args: string[], env: NodeJS.ProcessEnv): Promise<number> } = await import(
      `../src/commands/${name}.ts`
    )
    const [out, err] = [listen('log'), listen('error')]
    const code = await command.run([...verb, ...flags], env).catch((error: Error) => {
      console.error(error.message) // as main.ts does
      return 1
    })
    return { code, out: out(), err: err() }
  }

/** Gathers what is printed from now on; the function it returns ends that. */
function listen(where: 'log' | 'error'): () => string {
  const spy = vi.spyOn(console, where).mockImplementation(() => undefined)
  return () => {
    const text = spy.mock.calls.map(([line]) => `${line}\n`).join('')
    spy.mockRestore()
    return text
  }
}

/** What a command that cannot do it leaves: exit 1 and one sentence. */
export const says = (sentence: string): Typed => ({ code: 1, out: '', err: `${sentence}\n` })
