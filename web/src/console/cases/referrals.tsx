/** Where a case went: from unit to unit by hand-shake, and outside the police by slip. Nothing shows where it never left. */
import type { CaseWhole } from '../../api/case-calls.ts'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../use-times.ts'
import type { CaseWish } from './forms.tsx'
import { Lines, Part } from './part.tsx'
import { useCaseText } from './text.ts'

export function Referrals({ whole, onWish }: { whole: CaseWhole; onWish: (wish: CaseWish) => void }) {
  const t = useCaseText()
  const { day } = useTimes()
  return (
    <>
      {whole.referrals.length > 0 && (
        <Part title={t.referral.history}>
          <Lines>
            {whole.referrals.map(each => (
              <li key={each.id} className="px-4 py-2.5 text-sm">
                <p>
                  {each.from.name} → <span className="font-medium">{each.to.name}</span>
                  <span className="text-ink-soft"> · {t.referral.states[each.state]}</span>
                  {each.climbed_to && (
                    <span className="text-ink-soft">
                      {' '}
                      ({each.climbed_to.name}
                      {each.climbed_why && `: ${t.referral.climbedWhy[each.climbed_why]}`})
                    </span>
                  )}
                </p>
                <p className="text-xs text-ink-faint">
                  {[each.offered_by, day(each.offered_at)].filter(part => part).join(' · ')}
                </p>
                <p className="break-words text-ink-soft">{each.why}</p>
                {each.answer && (
                  <p className="break-words text-ink">
                    {[each.answered_by, each.answer].filter(part => part).join(': ')}
                  </p>
                )}
              </li>
            ))}
          </Lines>
        </Part>
      )}
      {whole.slips.length > 0 && (
        <Part title={t.outside.list}>
          <Lines>
            {whole.slips.map(slip => (
              <li key={slip.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
                <div className="min-w-0 flex-1 basis-56">
                  <p className="font-medium">{t.outside.of(slip.number, slip.receiver.name)}</p>
                  <p className="break-words text-ink-soft">{slip.answer ?? t.outside.waiting}</p>
                </div>
                {slip.answer === null && whole.case.may.includes('case.note') && (
                  <Button onPress={() => onWish({ do: 'answer', id: slip.id })}>{t.outside.answerTitle}</Button>
                )}
              </li>
            ))}
          </Lines>
        </Part>
      )}
    </>
  )
}
