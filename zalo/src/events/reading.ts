// Hides how a body is read so that nothing is lost: what is taken is understood, what is left over is kept as `rest`.
import { isObject, type Json } from '../json.ts'
import { idOf, numberOf, textOf } from '../values.ts'

export class Reading {
  readonly #left: Record<string, unknown>
  readonly #inner = new Map<string, Reading>()

  constructor(source: Json) {
    this.#left = { ...source }
  }

  text(key: string): string | undefined {
    return this.#take(key, textOf)
  }

  id(key: string): string | undefined {
    return this.#take(key, idOf)
  }

  number(key: string): number | undefined {
    return this.#take(key, numberOf)
  }

  /** The readable items of an array. One that holds an unreadable item is also kept whole in the rest. */
  list<T>(key: string, read: (item: unknown) => T | undefined): T[] {
    const items = this.#left[key]
    if (!Array.isArray(items)) return []
    const readable = items.map(read).filter(item => item !== undefined)
    if (readable.length === items.length) delete this.#left[key]
    return readable
  }

  /** The object under a key, an empty one when there is none. */
  inner(key: string): Reading {
    const known = this.#inner.get(key)
    if (known !== undefined) return known
    const value = this.#left[key]
    if (!isObject(value)) return new Reading({})
    delete this.#left[key]
    const inner = new Reading(value)
    this.#inner.set(key, inner)
    return inner
  }

  /** A value as it is, whatever it is. */
  raw(key: string): unknown {
    return this.#take(key, value => value)
  }

  /** What nobody took, at the path where it stood. */
  rest(): Json {
    const rest = { ...this.#left }
    for (const [key, inner] of this.#inner) {
      const left = inner.rest()
      if (Object.keys(left).length > 0) rest[key] = left
    }
    return rest
  }

  /** A value of another kind than expected stays; an empty text counts as absent and goes. */
  #take<T>(key: string, read: (value: unknown) => T | undefined): T | undefined {
    const value = this.#left[key]
    const taken = read(value)
    if (taken !== undefined || value === '') delete this.#left[key]
    return taken
  }
}
