/** Hides how lines from several pages become one thread with its days. */
import type { InfiniteData } from '@tanstack/react-query'
import type { Line, LinePage, MessageLine } from '../../api/shapes.ts'
import { dayOf } from '../../ui/times.ts'

/** What loading a thread gives: the newest lines first page, each page oldest first. */
export type Loaded = InfiniteData<LinePage>

/** All loaded lines, oldest first, each once. */
export function allLines(loaded: Loaded | undefined): Line[] {
  const pages = loaded?.pages.toReversed() ?? []
  return [...new Map(pages.flatMap(page => page.lines).map(line => [line.id, line])).values()]
}

/** Lines of one day in Viet Nam. */
export type Day = { day: string; at: number; lines: Line[] }

export function byDay(lines: readonly Line[]): Day[] {
  const days: Day[] = []
  for (const line of lines) {
    const day = dayOf(line.at)
    const last = days.at(-1)
    if (last?.day === day) last.lines.push(line)
    else days.push({ day, at: line.at, lines: [line] })
  }
  return days
}

/** Puts lines the server has just answered with into what is loaded: replaced in place, else at the end. */
export function withLines(loaded: Loaded | undefined, fresh: readonly Line[]): Loaded | undefined {
  if (!loaded) return loaded
  const byId = new Map(fresh.map(line => [line.id, line]))
  const pages = loaded.pages.map(page => ({ ...page, lines: page.lines.map(line => take(byId, line.id) ?? line) }))
  const [newest, ...older] = pages
  if (!newest || byId.size === 0) return { ...loaded, pages }
  return { ...loaded, pages: [{ ...newest, lines: [...newest.lines, ...byId.values()] }, ...older] }
}

function take(from: Map<string, Line>, id: string): Line | undefined {
  const line = from.get(id)
  from.delete(id)
  return line
}

/** The newest message, notes and system lines aside. */
export function lastMessage(lines: readonly Line[]): MessageLine | undefined {
  return lines.findLast(line => line.line === 'message')
}

const togetherMs = 5 * 60_000

/** True when a message goes on from the line before it: same speaker, within five minutes; its speaker is not named again. */
export function goesOn(before: Line | undefined, line: Line): boolean {
  if (before?.line !== 'message' || line.line !== 'message') return false
  const same = before.from === line.from && before.officer_name === line.officer_name
  return same && line.at - before.at < togetherMs
}
