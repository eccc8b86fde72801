/** What a leader must see before anything else: an offer that waits, a false report or a disagreement to decide, a closing in haste. */
import { Link } from '@tanstack/react-router'
import { ArrowRightLeft, Gavel, MessageSquareWarning, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CaseWhole } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useMe } from '../me.tsx'
import { useTimes } from '../use-times.ts'
import type { CaseWish } from './forms.tsx'
import { useCaseText } from './text.ts'

export function Matters({ whole, onWish }: { whole: CaseWhole; onWish: (wish: CaseWish) => void }) {
  const t = useCaseText()
  const me = useMe()
  const { day } = useTimes()
  const { offer, may, closed_fast, closed_bare, merged_into } = whole.case
  const proposed = whole.false_reports.filter(each => each.state === 'proposed')
  const disputes = whole.disputes.filter(each => each.state === 'open')
  return (
    <>
      {offer && (
        <Matter
          Icon={ArrowRightLeft}
          words={
            may.includes('case.accept')
              ? t.offeredHere(day(offer.due_at))
              : t.waitingFor(offer.to.name, day(offer.due_at))
          }
        />
      )}
      {merged_into && (
        <Matter Icon={ArrowRightLeft} words={t.states.merged}>
          <Link
            to="/cases/$caseId"
            params={{ caseId: merged_into }}
            className="text-sm font-medium text-jade underline underline-offset-4"
          >
            {t.mergedInto}
          </Link>
        </Matter>
      )}
      {proposed.map(report => (
        <Matter
          key={report.id}
          Icon={Gavel}
          words={t.falseReport.pending(report.proposed_by.name)}
          more={report.reason}
        >
          {may.includes('case.decide_false') && report.proposed_by.officer_id !== me.officer_id && (
            <>
              <Button onPress={() => onWish({ do: 'decide-false', id: report.id, confirmed: true })}>
                {t.falseReport.confirm}
              </Button>
              <Button onPress={() => onWish({ do: 'decide-false', id: report.id, confirmed: false })}>
                {t.falseReport.refuse}
              </Button>
            </>
          )}
        </Matter>
      ))}
      {disputes.map(dispute => (
        <Matter key={dispute.id} Icon={MessageSquareWarning} words={t.dispute.what}>
          {may.includes('case.judge_dispute') && (
            <>
              <Button onPress={() => onWish({ do: 'dispute', id: dispute.id, upheld: true })}>
                {t.dispute.uphold}
              </Button>
              <Button onPress={() => onWish({ do: 'dispute', id: dispute.id, upheld: false })}>
                {t.dispute.dismiss}
              </Button>
            </>
          )}
        </Matter>
      ))}
      {closed_fast && <Matter Icon={TriangleAlert} words={t.fast} />}
      {closed_bare && <Matter Icon={TriangleAlert} words={t.bare} />}
    </>
  )
}

type MatterProps = { Icon: LucideIcon; words: string; more?: string; children?: ReactNode }

function Matter({ Icon, words, more, children }: MatterProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-jade-line bg-jade-wash px-4 py-3 text-sm">
      <Icon size={18} className="shrink-0 text-jade" aria-hidden />
      <p className="min-w-0 flex-1 basis-56 text-ink">
        {words}
        {more && <span className="block text-ink-soft">{more}</span>}
      </p>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  )
}
