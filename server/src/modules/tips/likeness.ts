// Whether two tips tell of one incident: how alike their kinds, places, times and words are, and why. Pure.

import { day, hour } from '../../platform/clock.ts'

/** What is compared of a tip. Words are folded; nothing here is shown to anybody. */
export interface Gist {
  /** How likely it is of each tip category, 0–1. */
  readonly categories: Readonly<Record<string, number>>
  /** First receipt, ms. */
  readonly at: number
  /** What is told, without the place and without small words. */
  readonly words: readonly string[]
  /** Numbers of the place under their sort (`hem45`), and its names in pairs of words. */
  readonly place: readonly string[]
  readonly point: { readonly latitude: number; readonly longitude: number } | null
}

export interface Likeness {
  /** 0–1. */
  readonly score: number
  /** Slugs: category, place, point, words, time. */
  readonly why: readonly string[]
}

/** Version of these rules, kept with each suggestion. */
export const likenessRules = 1
/** From here on two tips are shown to the officer as likely one. */
export const alikeAt = 0.8

/** What goes on for days is told of for days; all else is one incident for some hours. */
const lasting = new Set([
  'gay-on-ao',
  'lan-chiem-long-duong',
  'o-nhiem-moi-truong',
  'ha-tang-giao-thong',
  'khai-thac-khoang-san',
  'ma-tuy-mua-ban',
  'ma-tuy-su-dung',
  'co-bac',
  'mai-dam',
  'an-toan-thuc-pham',
  'chat-pha-rung',
  'kinh-doanh-vi-pham-antt',
  'cu-tru-nguoi-la',
])
/** Longest time between two tips of one incident. */
export const longestApart = 7 * day

const has = (why: string, value: number, from: number): string[] => (value >= from ? [why] : [])

export function likeness(a: Gist, b: Gist): Likeness {
  const time = timeLikeness(a, b)
  const category = categoryLikeness(a.categories, b.categories)
  const place = placeLikeness(a.place, b.place)
  const point = pointLikeness(a.point, b.point)
  const words = overlap(a.words, b.words)
  const where = point === undefined ? place : place === undefined ? point : Math.max(point, place)
  const why = [
    ...has('category', category, 0.9),
    ...has('point', point ?? 0, 0.6),
    ...has('place', place ?? 0, 0.6),
    ...has('words', words, 0.35),
    ...has('time', time, 0.9),
  ]
  if (time === 0 || (point !== undefined && point === 0)) return { score: 0, why: [] }
  const said = Math.min(1, words * 2)
  const told = Math.max(0.6 * category + 0.4 * said, 0.95 * said)
  // without a place two people may well tell of two things: only nearly the same words count
  const score = where === undefined ? 0.5 * told * (words > 0.5 ? 1 : 0.5) : where * (0.3 + 0.7 * told)
  return { score: Math.min(1, score * (0.8 + 0.2 * time)), why }
}

function timeLikeness(a: Gist, b: Gist): number {
  const apart = Math.abs(a.at - b.at)
  const slow = lasts(a) && lasts(b)
  if (slow) return apart > longestApart ? 0 : 1
  if (apart > 12 * hour) return 0
  return apart <= 2 * hour ? 1 : 1 - apart / (24 * hour)
}

function lasts({ categories }: Gist): boolean {
  const [likeliest] = Object.entries(categories).sort((a, b) => b[1] - a[1])
  return likeliest !== undefined && lasting.has(likeliest[0])
}

/** Cosine of what they may be of: two that are surely the same come near 1. */
function categoryLikeness(a: Gist['categories'], b: Gist['categories']): number {
  const along = Object.entries(a).reduce((sum, [slug, chance]) => sum + chance * (b[slug] ?? 0), 0)
  const length = (of: Gist['categories']): number => Math.hypot(...Object.values(of))
  return along === 0 ? 0 : along / (length(a) * length(b))
}

const numbered = (token: string): boolean => /\d/.test(token)

/** Undefined where one of them names none. Numbers of one sort that differ tell two places apart; one name alone is little. */
function placeLikeness(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  const [numbers, others] = [a.filter(numbered), b.filter(numbered)]
  if (numbers.length > 0 && others.length > 0 && !numbers.some(number => others.includes(number))) return 0
  const names = a.filter(token => !numbered(token))
  const alike = Math.max(0, ...b.filter(token => !numbered(token)).map(name => sameName(names, name)))
  const both = numbers.length > 0 && others.length > 0
  if (alike === 0) return both ? 0.5 : 0
  return alike * (numbers.length > 0 === others.length > 0 ? 1 : 0.9)
}

/** 1 for a name in two words that is among them, less for one word or for one mistyped. */
function sameName(names: readonly string[], name: string): number {
  const whole = name.includes(' ')
  if (names.includes(name)) return whole ? 1 : 0.8
  return whole && name.length >= 8 && names.some(other => isTypo(other, name)) ? 0.9 : 0
}

/** One letter wrong, missing, too many, or two turned round. */
function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || a === b) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = (text: string, skip: number): string => text.slice(at + skip)
  if (long.length > short.length) return rest(long, 1) === rest(short, 0)
  if (rest(long, 1) === rest(short, 1)) return true
  return long[at] === short[at + 1] && long[at + 1] === short[at] && rest(long, 2) === rest(short, 2)
}

/** 1 within 150 m, 0 from 1 km. Undefined where one of them sent no point. */
function pointLikeness(a: Gist['point'], b: Gist['point']): number | undefined {
  if (a === null || b === null) return undefined
  const metres = distance(a, b)
  return metres <= 150 ? 1 : Math.max(0, 1 - (metres - 150) / 850)
}

const metresADegree = 111_195
/** Metres between two points near each other: on the plane, with degrees of longitude shortened by latitude. */
function distance(a: NonNullable<Gist['point']>, b: NonNullable<Gist['point']>): number {
  const north = (a.latitude - b.latitude) * metresADegree
  const east = (a.longitude - b.longitude) * metresADegree * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** Dice's coefficient of two sets of words. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)]
  if (one.size === 0 || other.size === 0) return 0
  return (2 * [...one].filter(word => other.has(word)).length) / (one.size + other.size)
}
