/** What a line of the trail adds in codes and numbers, read as words: roles and units by their names. */
import { useQuery } from '@tanstack/react-query'
import { unitsQuery } from '../../api/queries.ts'
import type { TrailLine } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { useRecordText } from './text.ts'

export function Facts({ facts }: { facts: TrailLine['facts'] }) {
  const words = useText()
  const own = useRecordText()
  const t = own.trail
  const units = useQuery(unitsQuery).data?.units ?? []
  const read = (name: string, value: TrailLine['facts'][string]): string => {
    if (value === null) return t.none
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (name === 'role') return words.roles[String(value)] ?? String(value)
    if (name === 'buttons') return value === 'try' ? t.yes : t.no
    return units.find(unit => unit.unit_id === value)?.name ?? String(value)
  }
  return (
    <ul>
      {Object.entries(facts).map(([name, value]) => (
        <li key={name}>
          <span className="text-ink-faint">{t.factNames[name] ?? name}</span> {read(name, value)}
        </li>
      ))}
    </ul>
  )
}
