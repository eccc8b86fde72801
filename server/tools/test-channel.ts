// A way out for tests of deliveries: it keeps what it was given, answers as told, and can be asked what it kept.

import type { Call, Channel, Kept, Outcome } from '../src/modules/deliveries/channel.ts'

export interface Letter {
  readonly page_id: string
  readonly to: string
  readonly text: string
  readonly outside_id: string
  readonly at: number
}

export interface TestChannel extends Channel {
  /** All that arrived, in order. */
  readonly letters: Letter[]
  /** How calls are answered from now on; *lost*: it arrives and the reply does not. Default: it arrives. */
  answer(fn: (call: Call) => Outcome | 'lost' | undefined): void
  /** Keep calls waiting until the returned function is called. */
  hold(): () => void
  /** Calls that wait. */
  held: number
  /** Whether it can be asked what it kept. */
  deaf: boolean
}

export function testChannel(now: () => number): TestChannel {
  const letters: Letter[] = []
  let answer: (call: Call) => Outcome | 'lost' | undefined = () => undefined
  let gate: Promise<void> | undefined
  const channel: TestChannel = {
    limits: { text: 2_000, image: 1_000_000 },
    letters,
    deaf: false,
    held: 0,
    answer: fn => void (answer = fn),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return () => {
        gate = undefined
        channel.held = 0
        resolve()
      }
    },
    async send(call) {
      channel.held += gate ? 1 : 0
      await gate
      const told = answer(call)
      if (told !== undefined && told !== 'lost') return told
      const { page_id, to, content } = call
      const text = 'text' in content ? content.text : ''
      const outside_id = `m${letters.length + 1}`
      letters.push({ page_id, to: to.id, text, outside_id, at: now() })
      return told === 'lost' ? { kind: 'unsure', fault: 'unsure' } : { kind: 'sent', outside_id }
    },
    async readBack({ page_id, to, since }) {
      if (channel.deaf) return undefined
      return letters
        .filter(letter => letter.page_id === page_id && letter.to === to.id && letter.at >= since)
        .map(({ outside_id, text, at }): Kept => ({ outside_id, kind: 'text', text, at }))
        .reverse()
    },
  }
  return channel
}
