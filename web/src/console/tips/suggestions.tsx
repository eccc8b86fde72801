/** What the machine thinks of a tip, with why: category, and tips that may tell of the same. Only ever a suggestion. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import type { Tip } from '../../api/tip-calls.ts'
import { useCategories } from '../categories.ts'
import { useTimes } from '../use-times.ts'
import { tipQuery } from './queries.ts'
import { type Duplicate, suggestedOf } from './suggested.ts'
import { useTipText } from './text.ts'

export function Suggestions({ tip }: { tip: Tip }) {
  const t = useTipText()
  const names = useCategories()
  const { number } = useTimes()
  const { category, confidence, duplicates, rules } = suggestedOf(tip)
  if (category === null && duplicates.length === 0) return null
  return (
    <section className="flex flex-col gap-2.5 rounded-xl border border-dashed border-edge p-3.5">
      <h2 className="flex items-center gap-1.5 text-sm font-medium">
        <Sparkles size={15} aria-hidden />
        {t.suggestions}
      </h2>
      {category && (
        <p className="text-sm">
          {names[category] ?? category}
          {confidence !== null && (
            <span className="text-ink-soft"> · {t.sureness(number(Math.round(confidence * 100)))}</span>
          )}
        </p>
      )}
      {duplicates.length > 0 && (
        <div>
          <p className="text-xs text-ink-faint">{t.likely}</p>
          <ul className="flex flex-col gap-1">
            {duplicates.map(each => (
              <DuplicateLine key={each.id} duplicate={each} />
            ))}
          </ul>
        </div>
      )}
      <p className="text-xs text-ink-faint">
        {t.suggestionsWhat}
        {rules && ` ${t.rulesVersion(rules)}.`}
      </p>
    </section>
  )
}

function DuplicateLine({ duplicate: { id, why } }: { duplicate: Duplicate }) {
  const t = useTipText()
  const { data } = useQuery(tipQuery(id))
  if (!data) return null
  return (
    <li className="text-sm">
      <Link to="/tips/$tipId" params={{ tipId: id }} className="font-medium text-jade underline underline-offset-4">
        {data.alias}
      </Link>
      <span className="text-ink-soft"> {data.code}</span>
      {why.length > 0 && (
        <span className="block text-xs text-ink-faint">{why.map(each => t.whys[each] ?? each).join(', ')}</span>
      )}
    </li>
  )
}
