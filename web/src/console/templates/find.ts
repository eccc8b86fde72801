/** Hides which templates fit what is typed behind the "/": by shortcut first, then by the words of name and text. */
import type { Filled } from '../../api/template-calls.ts'
import { fitting } from '../../ui/unmarked.ts'

const most = 8

export function findTemplates<One extends Pick<Filled, 'shortcut' | 'title' | 'text'>>(
  all: readonly One[],
  typed: string,
): One[] {
  const byKey = all.filter(({ shortcut }) => shortcut.startsWith(typed.toLowerCase()))
  const by = (words: (one: One) => string) =>
    fitting(
      all.map(one => ({ one, words: words(one) })),
      typed,
    ).map(({ one }) => one)
  return [...new Set([...byKey, ...by(one => one.title), ...by(one => one.text)])].slice(0, most)
}

/** What the server leaves where nothing is known: nobody may send it. */
export const hasGap = (text: string): boolean => text.includes('[…')
