/** How a version stands, as a small sign: an icon and a word, amber only for what is about to be or is withheld. */
import { CalendarClock, CalendarX, CircleCheck, CircleDashed, History, Hourglass, PenLine, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Version } from '../../api/procedure-calls.ts'
import { useProcedureText } from './text.ts'

const looks = {
  draft: { Icon: PenLine, look: 'bg-sunken text-ink-soft' },
  proposed: { Icon: Hourglass, look: 'bg-news-wash text-news' },
  withdrawn: { Icon: Undo2, look: 'bg-sunken text-ink-soft' },
  coming: { Icon: CalendarClock, look: 'bg-news-wash text-news' },
  holds: { Icon: CircleCheck, look: 'bg-jade-wash text-jade' },
  superseded: { Icon: History, look: 'bg-sunken text-ink-soft' },
  expired: { Icon: CalendarX, look: 'bg-soon-wash text-soon' },
  review_due: { Icon: CalendarX, look: 'bg-soon-wash text-soon' },
} as const

export function Standing({ standing }: { standing: Version['standing'] }) {
  const t = useProcedureText()
  const { Icon, look } = looks[standing]
  return (
    <Chip look={look} icon={<Icon size={14} aria-hidden />}>
      {t.standings[standing]}
    </Chip>
  )
}

export function Unsigned() {
  const t = useProcedureText()
  return (
    <Chip look="bg-sunken text-ink-soft" icon={<CircleDashed size={14} aria-hidden />}>
      {t.notSigned}
    </Chip>
  )
}

function Chip({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-md px-2 py-0.5 text-xs font-medium whitespace-nowrap ${look}`}
    >
      {icon}
      {children}
    </span>
  )
}
