/** Hides how a small value outside React is kept, watched and shared by components. */
import { useSyncExternalStore } from 'react'

export type Store<Value> = {
  get: () => Value
  set: (next: Value | ((now: Value) => Value)) => void
  watch: (listener: () => void) => () => void
}

/** A value with listeners. Setting the same value tells nobody. */
export function store<Value>(first: Value): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      const after = typeof next === 'function' ? (next as (now: Value) => Value)(value) : next
      if (Object.is(after, value)) return
      value = after
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads a store in a component; `pick` must return the same thing for the same value. */
export function useStore<Value, Part = Value>(
  from: Store<Value>,
  pick: (value: Value) => Part = value => value as never,
): Part {
  return useSyncExternalStore(from.watch, () => pick(from.get()))
}
