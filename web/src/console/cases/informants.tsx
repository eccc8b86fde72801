/** Who told of the matter: each apart, with what they hear, how they can be told, and what became of the telling. */
import { Link } from '@tanstack/react-router'
import { CircleCheck, Clock3, MessageSquareText, Phone, ShieldCheck, Star, TriangleAlert } from 'lucide-react'
import type { CaseWhole, Informant } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { grouped } from '../codes.ts'
import { useTimes } from '../use-times.ts'
import type { CaseWish } from './forms.tsx'
import { Lines, Part } from './part.tsx'
import { useCaseText } from './text.ts'

type PartProps = { whole: CaseWhole; onWish: (wish: CaseWish) => void }

export function Informants({ whole, onWish }: PartProps) {
  const t = useCaseText()
  return (
    <Part title={t.people.title} lead={t.people.lead}>
      <Lines>
        {whole.informants.map(who => (
          <li key={who.tip_id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <Who who={who} whole={whole} />
            {whole.case.may.includes('case.tell') && (
              <Ways
                who={who}
                heard={whole.tellings.some(each => each.tip_id === who.tip_id && each.state !== 'failed')}
                onWish={onWish}
              />
            )}
          </li>
        ))}
      </Lines>
    </Part>
  )
}

function Who({ who, whole }: { who: Informant; whole: CaseWhole }) {
  const t = useCaseText()
  const { day, full, number } = useTimes()
  const telling = whole.tellings.filter(each => each.tip_id === who.tip_id).at(-1)
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="flex flex-wrap items-center gap-x-2">
        <ShieldCheck size={15} className="shrink-0 text-jade" aria-hidden />
        <Link
          to="/tips/$tipId"
          params={{ tipId: who.tip_id }}
          className="font-medium text-ink underline-offset-4 hover:underline"
        >
          {who.alias}
        </Link>
        <span className="text-sm text-ink-soft select-all">{grouped(who.code)}</span>
      </p>
      <p className="text-sm text-ink-soft">
        {t.people.hears}: <span className="text-ink">{t.people.state[who.citizen_state]}</span> ·{' '}
        <time title={full(who.received_at)}>{day(who.received_at)}</time>
        {!who.reachable && ` · ${t.people.unreachable}`}
      </p>
      {telling && (
        <p className="flex items-center gap-1.5 text-sm text-ink-soft">
          {telling.state === 'told' ? (
            <CircleCheck size={15} className="shrink-0 text-jade" aria-hidden />
          ) : telling.state === 'failed' ? (
            <TriangleAlert size={15} className="shrink-0" aria-hidden />
          ) : (
            <Clock3 size={15} className="shrink-0" aria-hidden />
          )}
          <span>
            {t.tellings[telling.state]}
            {telling.state === 'told' && ` ${t.tellings.ways[telling.way]}, ${day(telling.at)}`}
          </span>
        </p>
      )}
      {who.stars !== null && (
        <p className="flex items-center gap-1.5 text-sm text-ink">
          <Star size={15} className="shrink-0 fill-current text-jade" aria-hidden />
          {t.people.stars(number(who.stars))}
        </p>
      )}
    </div>
  )
}

/** Once told, telling again is there and no longer stands out. */
function Ways({ who, heard, onWish }: { who: Informant; heard: boolean; onWish: (wish: CaseWish) => void }) {
  const t = useCaseText()
  return (
    <div className="flex flex-wrap gap-2">
      {who.reachable && (
        <Button
          look={heard ? 'quiet' : 'primary'}
          icon={<MessageSquareText size={16} aria-hidden />}
          onPress={() => onWish({ do: 'tell', who })}
        >
          {t.people.tell}
        </Button>
      )}
      <Button look="quiet" icon={<Phone size={16} aria-hidden />} onPress={() => onWish({ do: 'by-hand', who })}>
        {t.people.byHand}
      </Button>
    </div>
  )
}
