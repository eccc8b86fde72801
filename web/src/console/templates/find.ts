/** Hides which templates fit what is typed behind the "/": by shortcut first, then by name and words, marks aside. */
import type { Filled } from '../../api/template-calls.ts'
import { unmarked } from '../../ui/unmarked.ts'

const most = 8

export function findTemplates<One extends Pick<Filled, 'shortcut' | 'title' | 'text'>>(
  all: readonly One[],
  typed: string,
): One[] {
  const wanted = unmarked(typed.trim())
  const rank = ({ shortcut, title, text }: One): number => {
    if (shortcut.startsWith(wanted)) return 0
    if (unmarked(title).includes(wanted)) return 1
    return unmarked(text).includes(wanted) ? 2 : 3
  }
  return all
    .map(one => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 3)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one)
}

/** What the server leaves where nothing is known: nobody may send it. */
export const hasGap = (text: string): boolean => text.includes('[…')
