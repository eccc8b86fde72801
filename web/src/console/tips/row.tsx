/** One tip in the queue: who (by alias), its code, first words, how long ago, what it may be, how urgent it is. */
import { Link } from '@tanstack/react-router'
import { EyeOff, LockKeyhole, Sparkles } from 'lucide-react'
import type { Tip } from '../../api/tip-calls.ts'
import { useCategories } from '../categories.ts'
import { useOwnUnits } from '../own-units.ts'
import { UrgencyMark } from '../urgency-mark.tsx'
import { useTimes } from '../use-times.ts'
import { When } from '../when.tsx'
import type { TipSearch } from './filter.ts'
import { suggestedOf } from './suggested.ts'
import { useTipText } from './text.ts'

export function TipRow({ tip, isOpen, search }: { tip: Tip; isOpen: boolean; search: TipSearch }) {
  const t = useTipText()
  const { alias, code, words, unread, received_at, state, urgency, confidentiality, keep_from_beat } = tip
  const several = useOwnUnits().length > 1
  const where = [state === 'new' ? null : t.stateOf[state], several ? tip.unit.name : tip.assigned_to?.name]
    .filter(each => each)
    .join(' · ')
  return (
    <Link
      to="/tips/$tipId"
      params={{ tipId: tip.id }}
      search={search}
      data-open={isOpen}
      className="flex h-27 flex-col justify-center border-b border-line pr-4 pl-4 data-[open=false]:hover:bg-hover data-[open=true]:bg-jade-wash data-[open=true]:shadow-[inset_3px_0_var(--jade)] focus-visible:outline-offset-[-2px]"
    >
      <span className="flex items-baseline gap-2 leading-[21px]">
        <span className={`min-w-0 truncate text-sm ${unread > 0 ? 'font-medium' : ''}`}>{alias}</span>
        {confidentiality === 'confidential' && <Small Icon={LockKeyhole} words={t.confidential} />}
        {keep_from_beat && <Small Icon={EyeOff} words={t.kept} />}
        <span className="shrink-0 text-xs text-ink-faint">{code}</span>
        <span className="ml-auto shrink-0 text-xs text-ink-faint">
          <When at={received_at} as="short" />
        </span>
      </span>
      <span
        className={`line-clamp-2 min-h-[20px] text-[13px] leading-[20px] break-words ${unread > 0 ? 'text-ink' : 'text-ink-soft'}`}
      >
        {words ?? t.noWords}
      </span>
      <span className="mt-1.5 flex items-center gap-1.5 overflow-hidden">
        <UrgencyMark urgency={urgency} />
        <Matter tip={tip} />
        <span className="min-w-0 flex-1 truncate text-xs leading-[18px] text-ink-faint">{where}</span>
        <Unread count={unread} />
      </span>
    </Link>
  )
}

function Small({ Icon, words }: { Icon: typeof LockKeyhole; words: string }) {
  return (
    <span title={words} className="shrink-0 self-center text-ink-soft">
      <Icon size={14} aria-hidden />
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** What an officer said it is; before that, dashed, what the machine thinks. */
function Matter({ tip }: { tip: Tip }) {
  const t = useTipText()
  const names = useCategories()
  const { number } = useTimes()
  const { category, duplicates } = suggestedOf(tip)
  const look = 'inline-flex min-w-0 items-center gap-1 rounded-full border px-2 text-xs leading-[18px]'
  return (
    <>
      {tip.category ? (
        <span className={`${look} border-line bg-sunken text-ink`}>
          <span className="truncate">{names[tip.category] ?? tip.category}</span>
        </span>
      ) : (
        category && (
          <span title={t.suggested} className={`${look} border-dashed border-edge text-ink-soft`}>
            <Sparkles size={12} className="shrink-0" aria-hidden />
            <span className="sr-only">{t.suggested}:</span>
            <span className="truncate">{names[category] ?? category}</span>
          </span>
        )
      )}
      {tip.state === 'new' && duplicates.length > 0 && (
        <span className={`${look} shrink-0 border-dashed border-edge text-ink-soft`}>
          {t.duplicates(number(duplicates.length))}
        </span>
      )}
    </>
  )
}

function Unread({ count }: { count: number }) {
  const t = useTipText()
  const { number } = useTimes()
  if (count === 0) return null
  return (
    <span
      title={t.unread}
      className="min-w-5 shrink-0 rounded-full bg-news px-1.5 text-center text-xs leading-[18px] font-medium text-surface"
    >
      {number(count)}
      <span className="sr-only"> {t.unread}</span>
    </span>
  )
}
