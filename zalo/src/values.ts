// Hides how loosely Zalo types its values: numbers as text, ids as numbers, coordinates as either.

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** An id, always as text. An empty one is absent (the PHP SDK sends `""` for "none"). */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
}

/** A finite number, sent as one or as its text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}
