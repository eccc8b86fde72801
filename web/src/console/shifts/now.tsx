/** Who is on duty in the unit now, or in amber that nobody is and what then happens. */
import { UserRoundCheck, UserRoundX } from 'lucide-react'
import type { Duty } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../use-times.ts'
import { useDutyText } from '../duty-text.ts'

export function Now({ duty, canBegin, onBegin }: { duty: Duty; canBegin: boolean; onBegin: () => void }) {
  const t = useDutyText().shifts
  const { day } = useTimes()
  const nobody = duty.on_duty.length === 0
  return (
    <section
      aria-label={t.now}
      className={`flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl px-4 py-3 ${nobody ? 'bg-soon-wash' : 'bg-jade-wash'}`}
    >
      {nobody ? (
        <UserRoundX size={22} className="shrink-0 text-soon" aria-hidden />
      ) : (
        <UserRoundCheck size={22} className="shrink-0 text-jade" aria-hidden />
      )}
      <div className="min-w-0 flex-1 basis-60">
        {nobody ? (
          <>
            <p className="font-medium text-soon">{t.nobody}</p>
            <p className="text-sm text-ink">{t.nobodyWhat}</p>
          </>
        ) : (
          <>
            <p className="text-sm text-ink-soft">{t.now}</p>
            {duty.on_duty.map(({ shift_id, name, since, until }) => (
              <p key={shift_id}>
                <span className="font-medium">{name}</span>{' '}
                <span className="text-sm text-ink-soft">
                  {t.since(day(since))}, {t.until(day(until))}
                </span>
              </p>
            ))}
          </>
        )}
      </div>
      {canBegin && (
        <Button keyName="T" onPress={onBegin}>
          {t.takeNow}
        </Button>
      )}
    </section>
  )
}
