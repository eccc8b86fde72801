/** The amber line over every screen: units that concern this officer in which nobody has taken a shift. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dutyQuery } from '../../api/queries.ts'
import { useText } from '../../text/text.ts'
import { Banner } from '../../ui/banner.tsx'
import { useTimes } from '../use-times.ts'

/** So many units are named; more are counted. */
const named = 2

export function NoDuty() {
  const t = useText().banners
  const { number } = useTimes()
  const { data } = useQuery(dutyQuery)
  const empty = (data?.units ?? []).filter(({ on_duty }) => on_duty.length === 0)
  if (empty.length === 0) return null
  const names = empty.slice(0, named).map(({ name }) => name)
  const more = empty.length - names.length
  const words = more > 0 ? t.andMore(names.join(', '), number(more)) : names.join(', ')
  const unit = empty.find(({ roster }) => roster)?.unit_id
  return (
    <Banner tone="soon" words={t.noDuty(words)}>
      {unit && (
        <Link to="/shifts" search={{ unit }} className="whitespace-nowrap underline underline-offset-4">
          {t.toShifts}
        </Link>
      )}
    </Banner>
  )
}
