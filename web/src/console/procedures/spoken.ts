/** Hides that a comparison's lines carry the catalogue's own codes and dates: here they become words. */
import type { useProcedureText } from './text.ts'

type Words = ReturnType<typeof useProcedureText>

/** One line of a field as an officer reads it. */
export function spoken(field: string, line: string, t: Words): string {
  const of = (table: Record<string, string>): string => table[line] ?? line
  if (field === 'field') return of(t.fields)
  if (field === 'level') return of(t.levels)
  if (field === 'online') return of(t.onlineLevels)
  const days = line.replaceAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$3/$2/$1')
  if (field === 'documents') return paper(days, t)
  if (field === 'fee') return figure(days, t.feeFigure)
  if (field === 'time') return figure(days, t.figure)
  if (field === 'cases') return days.replace(/ \[(.*)\]$/, (_, slots: string) => particulars(slots, t))
  return days
}

const paper = (line: string, t: Words): string =>
  line.startsWith('* ') ? `${line.slice(2)} (${t.onlyIf.toLowerCase()})` : line

const figure = (line: string, words: { none: string; not_verified: string }): string =>
  line.replace(/^(none|not_verified)(?= · |$)/, code => words[code as 'none'])

/** `nationality foreign, age_from 14` → ` (Quốc tịch: Nước ngoài, Từ tuổi 14)`. */
function particulars(slots: string, t: Words): string {
  if (slots === '') return ''
  const named = slots.split(', ').map(slot => {
    const [name = '', values = ''] = slot.split(' ')
    if (name === 'age_from') return `${t.ageFrom} ${values}`
    if (name === 'age_below') return `${t.ageBelow} ${values}`
    const words: Record<string, string> = t.slots[name as keyof Words['slots']] ?? {}
    return `${words['title'] ?? name}: ${values
      .split('/')
      .map(value => words[value] ?? value)
      .join(', ')}`
  })
  return ` (${named.join('; ')})`
}
