// Who is told when a delivery changes: senders of every process, and screens that show its thread.

import type { Ctx } from '../../platform/ctx.ts'
import type { Hint } from '../../platform/live.ts'

const sending = 'sending'

/** Senders of every process hear it; a hint that is lost costs the few seconds until the next sweep. */
export const wakeSenders = (ctx: Ctx, page_id: string): void => ctx.hint({ kind: sending, page_id, id: page_id })

export const wakesSenders = (hint: Hint): boolean => hint.kind === sending

/** The screens that show the thread look at it again. */
export function hintThread(ctx: Ctx, page_id: string, thread_id: string | null): void {
  if (thread_id !== null) ctx.hint({ kind: 'conversation', page_id, id: thread_id })
}
