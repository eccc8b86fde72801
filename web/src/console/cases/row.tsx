/** One case in the list: its code and matter, what is due, who works on it, in which unit. */
import { Link } from '@tanstack/react-router'
import {
  AlarmClock,
  ArrowRightLeft,
  CircleDot,
  FolderCheck,
  Hourglass,
  LockKeyhole,
  type LucideIcon,
} from 'lucide-react'
import type { Case } from '../../api/case-calls.ts'
import { useCategories } from '../categories.ts'
import { grouped } from '../codes.ts'
import { UrgencyMark } from '../urgency-mark.tsx'
import { useTimes } from '../use-times.ts'
import type { CaseSearch } from './filter.ts'
import { useCaseText } from './text.ts'

export function CaseRow({ one, isOpen, search }: { one: Case; isOpen: boolean; search: CaseSearch }) {
  const t = useCaseText()
  const names = useCategories()
  const { number } = useTimes()
  const { Icon, look, words } = useDue(one)
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: one.id }}
      search={search}
      data-open={isOpen}
      className="flex h-22 gap-2.5 border-b border-line pr-4 pl-3.5 data-[open=false]:hover:bg-hover data-[open=true]:bg-jade-wash data-[open=true]:shadow-[inset_3px_0_var(--jade)] focus-visible:outline-offset-[-2px]"
    >
      <span title={words} className={`mt-[13px] shrink-0 ${look}`}>
        <Icon size={15} strokeWidth={2.2} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
      <span className="flex min-w-0 flex-1 flex-col justify-center">
        <span className="flex items-baseline gap-3 leading-[21px]">
          <span className="min-w-0 flex-1 truncate text-sm font-medium">
            {one.category ? (names[one.category] ?? one.category) : t.noCategory}
          </span>
          <span className={`text-xs whitespace-nowrap ${look}`}>{words}</span>
        </span>
        <span className="flex items-center gap-2 text-[13px] leading-[19.5px] text-ink-soft">
          <span className="shrink-0">{grouped(one.code)}</span>
          <span className="min-w-0 flex-1 truncate">
            {one.offer ? t.offeredTo(one.offer.to.name) : one.result ? t.results[one.result] : t.states[one.state]}
          </span>
          <UrgencyMark urgency={one.urgency} />
          {one.confidentiality === 'confidential' && <LockKeyhole size={14} className="text-ink-soft" aria-hidden />}
        </span>
        <span className="truncate text-xs leading-[18px] text-ink-faint">
          {t.informants(number(one.tips))} · {one.officer?.name ?? t.nobody} · {one.unit.name}
        </span>
      </span>
    </Link>
  )
}

type Due = { Icon: LucideIcon; look: string; words: string }

/** How pressing the next legal clock is: an icon with its words. */
function useDue(one: Case): Due {
  const t = useCaseText()
  const { day } = useTimes()
  if (one.state === 'closed' || one.state === 'merged')
    return { Icon: FolderCheck, look: 'text-ink-faint', words: one.closed_at === null ? '' : day(one.closed_at) }
  if (one.offer) return { Icon: ArrowRightLeft, look: 'text-jade', words: t.due.due(day(one.offer.due_at)) }
  if (one.due === 'none' || one.due_at === null) return { Icon: CircleDot, look: 'text-ink-faint', words: t.due.none }
  if (one.due === 'late') return { Icon: AlarmClock, look: 'font-medium text-soon', words: t.due.late(day(one.due_at)) }
  if (one.due === 'soon') return { Icon: Hourglass, look: 'text-soon', words: t.due.soon(day(one.due_at)) }
  return { Icon: CircleDot, look: 'text-ink-faint', words: t.due.due(day(one.due_at)) }
}
