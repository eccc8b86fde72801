// A place in a list that is ordered by a number and an id, as text that goes to a browser and comes back.

export interface Cursor {
  readonly at: number
  readonly id: string
}

export const cursorOf = ({ at, id }: Cursor): string => `${at}_${id}`

/** Undefined for none and for one that is not ours: the list begins anew. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, at, id] = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return at && id ? { at: Number(at), id } : undefined
}
