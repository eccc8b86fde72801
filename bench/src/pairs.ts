// The ratio of a bench: pairs of the thing and its ceiling, taken one after the other in the same run, in turns.

export const say = (line: string): void => console.error(line)

export interface Pair {
  readonly thing: number
  readonly ceiling: number
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

export const mean = (numbers: readonly number[]): number => rounded(numbers.reduce((a, b) => a + b, 0) / numbers.length)

/** Every second pair begins with the ceiling, so that neither always finds the machine warm. Both give a rate. */
export async function pairsOf(
  count: number,
  thing: (n: number) => Promise<number>,
  ceiling: (n: number) => Promise<number>,
  called = 'pair',
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let n = 0; n < count; n += 1) {
    const first = n % 2 === 0 ? await thing(n) : undefined
    const top = await ceiling(n)
    const pair = { thing: first ?? (await thing(n)), ceiling: top }
    say(
      `${called} ${n + 1}: ${rounded(pair.thing)} of ${rounded(pair.ceiling)}, ratio ${rounded(pair.thing / pair.ceiling)}`,
    )
    pairs.push(pair)
  }
  return pairs
}

export const summary = (pairs: readonly Pair[]) => ({
  value: rounded(median(pairs.map(pair => pair.thing))),
  ceiling: rounded(median(pairs.map(pair => pair.ceiling))),
  ratio: rounded(median(pairs.map(pair => pair.thing / pair.ceiling))),
  ratios: pairs.map(pair => rounded(pair.thing / pair.ceiling)),
})

/** Three figures at least; rates need no decimals. */
export const rounded = (number: number): number =>
  Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3))
