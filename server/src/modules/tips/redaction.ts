// What an informant told without the words by which they could be known: for whoever outside has no right to the original.

import { selfRules, type SelfMap, withoutSelf } from '../../language/self-words.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { linesFor } from '../inbox/inbox.ts'
import { contentKey } from '../threads/threads.ts'
import * as store from './store.ts'
import type { Tip } from './tips.ts'

export interface Redacted {
  /** The message's. */
  readonly id: string
  readonly at: number
  readonly text: string
  /** Where a stand-in lies, and which stretch of the original it stands for. */
  readonly map: SelfMap
}

const field = 'tip_redactions.body'
const at_once = 100

/** The informant's words, the oldest first; made once a message and kept sealed, made anew when the rules are. */
export async function redactedOf(ctx: Ctx, tip: Tip): Promise<Redacted[]> {
  const key = await contentKey(ctx, tip.page_id, tip.id)
  const kept = new Map((await store.redactions(ctx, tip.id)).map(row => [row.message_id, row]))
  const all: Redacted[] = []
  let cursor: string | undefined
  do {
    const { lines, next } = await linesFor(ctx, tip.page_id, tip.id, cursor, at_once)
    for (const line of lines.toReversed()) {
      if (line.line !== 'message' || line.from !== 'citizen' || line.text === null) continue
      const row = kept.get(line.id)
      const known = row?.rules === selfRules ? ctx.keys.openText(key, row.body, field, line.id) : undefined
      const made = known ?? JSON.stringify(withoutSelf(line.text))
      if (known === undefined)
        await store.saveRedaction(ctx, tip.id, line.id, ctx.keys.seal(key, made, field, line.id), selfRules)
      const { text, map } = JSON.parse(made) as Pick<Redacted, 'text' | 'map'>
      all.push({ id: line.id, at: line.at, text, map })
    }
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return all.reverse()
}
