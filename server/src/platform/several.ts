// A list worked off by several at once, each taking the next as soon as it is free.

/**
 * Resolves with what each came to, in the order of ending; rejects with the first fault, and the others go on unwatched.
 * `room`: how many may be at it just now; who is one too many takes no more.
 */
export async function severalAtOnce<T, Done>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<Done>,
  room: () => number = () => atOnce,
): Promise<Done[]> {
  const rest = items.values()
  const all: Done[] = []
  const worker = async (nth: number): Promise<void> => {
    while (nth < room()) {
      const { done, value } = rest.next()
      if (done) return
      all.push(await work(value))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, nth) => worker(nth)))
  return all
}
