// The talks as they are written in talks/*.txt: what people say and officers answer, one line each. Reading only.

import { readdirSync, readFileSync } from 'node:fs'

const minute = 60_000
const units: Readonly<Record<string, number>> = { m: minute, h: 60 * minute, d: 24 * 60 * minute }

/** When a talk begins: by day or at night, in the first hours of the story (`oldest`), in the last (`today`). */
export type Begins = 'day' | 'evening' | 'night' | 'oldest' | 'today'

export type Line =
  | { readonly by: 'citizen'; readonly say: 'text' | 'image' | 'place' | 'sticker' | 'voice'; readonly text: string }
  | { readonly by: 'officer'; readonly do: 'reply' | 'reply_waiting' | 'note'; readonly text: string }
  | { readonly by: 'officer'; readonly do: 'wait' | 'done' | 'release' }
  | { readonly by: 'citizen'; readonly say: 'unfollow' | 'block' }

/** A line, and how long after the one before at the earliest (ms), when the talk says so. */
export interface Told {
  readonly line: Line
  readonly after: number | undefined
}

export interface Talk {
  readonly name: string
  /** ward, xa, lead, or the sign of a team. */
  readonly where: string
  readonly times: number
  readonly begins: Begins
  /** Answered within minutes at any hour. */
  readonly fast: boolean
  readonly told: readonly Told[]
}

/** Every talk, in the order of the files' names. Throws an Error naming file and line when one cannot be read. */
export function readTalks(folder = new URL('talks/', import.meta.url)): Talk[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => talksOf(name, readFileSync(new URL(name, folder), 'utf8')))
}

export function talksOf(file: string, text: string): Talk[] {
  const talks: (Omit<Talk, 'told'> & { told: Told[] })[] = []
  let after: number | undefined
  for (const [n, raw] of text.normalize('NFC').split('\n').entries()) {
    const line = raw.trim()
    const talk = talks.at(-1)
    if (line === '') continue
    if (line.startsWith('#')) talks.push({ ...head(line.slice(1)), told: [] })
    else if (!talk) throw new Error(`${file}:${n + 1} stands before the first talk`)
    else if (line.startsWith('+')) after = pauseOf(line.slice(1), `${file}:${n + 1}`)
    else {
      talk.told.push({ line: lineOf(line, `${file}:${n + 1}`), after })
      after = undefined
    }
  }
  return talks
}

/** `name | where | x3 | night | fast` */
function head(text: string): Omit<Talk, 'told'> {
  const [name = '', where = '', times = 'x1', ...marks] = text.split('|').map(part => part.trim())
  const begins = (['evening', 'night', 'oldest', 'today'] as const).find(mark => marks.includes(mark)) ?? 'day'
  return { name, where, times: Number(times.slice(1)), begins, fast: marks.includes('fast') }
}

function pauseOf(text: string, place: string): number {
  const [, count, measure = ''] = /^(\d+)([mhd])$/.exec(text) ?? []
  const unit = units[measure]
  if (count === undefined || unit === undefined) throw new Error(`${place} is no pause`)
  return Number(count) * unit
}

function lineOf(line: string, place: string): Line {
  const [, mark = '', text = ''] = /^(<|>>|>|\*|=)\s+(.+)$/.exec(line) ?? []
  if (mark === '<') return { by: 'citizen', say: 'text', text }
  if (mark === '>') return { by: 'officer', do: 'reply', text }
  if (mark === '>>') return { by: 'officer', do: 'reply_waiting', text }
  if (mark === '*') return { by: 'officer', do: 'note', text }
  if (text === 'wait' || text === 'done' || text === 'release') return { by: 'officer', do: text }
  if (text === 'unfollow' || text === 'block') return { by: 'citizen', say: text }
  throw new Error(`${place} is no line of a talk`)
}

const things = { '(ảnh)': 'image', '(vị trí)': 'place', '(nhãn dán)': 'sticker', '(ghi âm)': 'voice' } as const

/** What a citizen's words, alternatives chosen, really are: `(ảnh) đèn hư` is a picture with a caption. */
export function saying(text: string): Line & { by: 'citizen' } {
  for (const [mark, say] of Object.entries(things))
    if (text.startsWith(mark)) return { by: 'citizen', say, text: text.slice(mark.length).trim() }
  return { by: 'citizen', say: 'text', text }
}
