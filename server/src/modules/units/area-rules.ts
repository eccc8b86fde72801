// How the name of a place is looked up, whether a point lies in an outline, and which of several areas is meant. Pure.

import { foldedWords } from '../../language/letters.ts'
import { sameIy } from '../../language/syllable.ts'

export type Ring = readonly (readonly [longitude: number, latitude: number])[]
/** GeoJSON's polygons: of each the outline first, then its holes (RFC 7946 §3.1.6). */
export type Shape = readonly (readonly Ring[])[]

export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Words for what sort of place it is: said or left out as people like. */
const sorts = new Set(
  'duong pho hem ngo khu to dan ap thon xom lang ban phuong xa thi tran dac quan huyen tinh thanh tp p q x kp tdp cho cau'.split(
    ' ',
  ),
)
/** Longest name that is looked for, in words, and the most of a text that is read. */
const longestName = 6
const longestText = 120
const shortText = 4

const wordsOf = (text: string): string[] =>
  foldedWords(text)
    .split(' ')
    .filter(word => word !== '')
    .map(sameIy)

/** *Đường Hoa Mẫu* and *hoa mau* have one key. A name of nothing but such words keeps them: *Khu phố 3*. */
export function keyOf(name: string): string {
  const words = wordsOf(name)
  const from = words.findIndex(word => !sorts.has(word))
  const rest = from < 0 || /^\d+$/.test(words[from] ?? '') ? words : words.slice(from)
  return rest
    .join(' ')
    .replace(/^(?:kp|khu pho) /, 'khu ')
    .replace(/^(?:tdp|to dan pho) /, 'to ')
}

/** Every run of words of a text that could be a name, the longest first; a word alone only where little else is said. */
export function keysIn(text: string): string[] {
  const words = wordsOf(text).slice(0, longestText)
  const keys = new Set<string>()
  for (let length = Math.min(longestName, words.length); length > 0; length -= 1)
    for (let at = 0; at + length <= words.length; at += 1) {
      const run = words.slice(at, at + length).join(' ')
      if (length > 1 || (words.length <= shortText && run.length > 2)) keys.add(keyOf(run))
    }
  return [...keys]
}

/** The box around an outline, in degrees. */
export function boxOf(shape: Shape) {
  const corners = shape.flatMap(([outline]) => outline ?? [])
  const longitudes = corners.map(([longitude]) => longitude)
  const latitudes = corners.map(([, latitude]) => latitude)
  return {
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
  }
}

/** Whether the point lies in it and in none of its holes: a ray to the east crosses each ring an odd number of times. */
export const isIn = (shape: Shape, point: Point): boolean =>
  shape.some(rings => rings.filter(ring => crossesOddly(ring, point)).length % 2 === 1)

function crossesOddly(ring: Ring, { latitude, longitude }: Point): boolean {
  let odd = false
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring.at(i - 1) as Ring[number]
    if (y > latitude === py > latitude) continue
    if (longitude < ((px - x) * (latitude - y)) / (py - y) + x) odd = !odd
  }
  return odd
}

export interface Named {
  readonly area_id: string
  readonly unit_id: string
  readonly key: string
}

export interface Meant {
  readonly area_id: string
  readonly unit_id: string
  /** Slugs and the key that was found; no words of the text. */
  readonly by: 'point' | 'name'
}

/**
 * Which areas are meant: those the point lies in, else those that most words of the text name. Of several outlines, and of names that
 * every commune has (*Khu phố 3*), those of `near` (the page's unit and the units below it) before others. More than one unit left:
 * nobody guesses, one question is asked.
 */
export function meant(inPoint: readonly Named[], named: readonly Named[], near: ReadonlySet<string>): Meant[] {
  const pointed = inPoint.filter(area => named.some(other => other.area_id === area.area_id))
  if (inPoint.length > 0) return nearest(pointed.length > 0 ? pointed : inPoint, near).map(area => as(area, 'point'))
  const told = Map.groupBy(named, area => area.area_id)
  const weight = (of: readonly Named[]): number =>
    [...new Set(of.map(({ key }) => key))].reduce((words, key) => words + key.split(' ').length, 0)
  const most = Math.max(0, ...[...told.values()].map(weight))
  const best = [...told.values()].filter(of => weight(of) === most).flatMap(([area]) => area ?? [])
  return (best.every(isEverywhere) ? nearest(best, near) : unique(best)).map(area => as(area, 'name'))
}

const isEverywhere = ({ key }: Named): boolean => /^(khu|to|ap|thon|xom) \d+$/.test(key)

const as = ({ area_id, unit_id }: Named, by: Meant['by']): Meant => ({ area_id, unit_id, by })

function nearest(areas: readonly Named[], near: ReadonlySet<string>): Named[] {
  const own = areas.filter(area => near.has(area.unit_id))
  return unique(own.length > 0 ? own : areas)
}

const unique = (areas: readonly Named[]): Named[] => [...new Map(areas.map(area => [area.area_id, area])).values()]
