// What one change asks for again and again: read once, and forgotten with its transaction.

import type { Ctx } from './ctx.ts'

export interface Remembered<V> {
  of(ctx: Ctx, key: string, read: () => Promise<V>): Promise<V>
  /** What was read is no longer true: the change has written it. */
  forget(ctx: Ctx): void
}

export function remembered<V>(): Remembered<V> {
  const changes = new WeakMap<Ctx['tx'], Map<string, Promise<V>>>()
  return {
    of(ctx, key, read) {
      const known = changes.get(ctx.tx) ?? new Map<string, Promise<V>>()
      changes.set(ctx.tx, known)
      const value = known.get(key) ?? read()
      known.set(key, value)
      return value
    },
    forget: ctx => void changes.delete(ctx.tx),
  }
}
