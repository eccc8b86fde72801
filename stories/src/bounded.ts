// A property that stops beginning runs when its time is over: fast-check's own limit leaves the last run going unwatched.

/** `ms` of the machine, counted from this call. */
export function within<Args extends unknown[]>(
  ms: number,
  predicate: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  const end = performance.now() + ms
  return async (...args) => {
    if (performance.now() < end) await predicate(...args)
  }
}
