/** Hides how the features met in training are remembered in little room: a Bloom filter, wrong about one stranger in thirty. */

const bits = 2 ** 20
const probes = 3

/** Places of a feature's marks in the filter. */
const placeOf = (hash: number, probe: number): number =>
  (Math.imul(hash ^ (hash >>> 13), 0x5bd1e995 + probe * 0x3d4d51c2) >>> 7) % bits

export type Seen = Uint8Array

export const noneSeen = (): Seen => new Uint8Array(bits / 8)

export function remember(seen: Seen, hash: number): void {
  for (let probe = 0; probe < probes; probe += 1) {
    const place = placeOf(hash, probe)
    seen[place >> 3] = (seen[place >> 3] ?? 0) | (1 << (place & 7))
  }
}

export function wasSeen(seen: Seen, hash: number): boolean {
  for (let probe = 0; probe < probes; probe += 1) {
    const place = placeOf(hash, probe)
    if (((seen[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false
  }
  return true
}
