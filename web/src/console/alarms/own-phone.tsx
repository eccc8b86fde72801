/** The officer's own Zalo: linked to them by a code that they send once to the unit's internal page. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { getPhone, getPhoneCode } from '../../api/alarm-calls.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { useAlarmText } from './text.ts'

export function OwnPhone() {
  const t = useAlarmText()
  const { clock, day } = useTimes()
  const { data } = useQuery({ queryKey: ['own-phone'], queryFn: getPhone, refetchInterval: 10_000 })
  const code = useMutation({ mutationFn: getPhoneCode })
  if (!data) return null
  const { page_name, linked_at, open_until } = data
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t.phone}</h3>
      {page_name === null ? (
        <p className="text-sm text-ink-soft">{t.noPage}</p>
      ) : (
        <>
          <p className="text-sm text-ink-soft">
            {linked_at === null ? t.unlinked(page_name) : open_until === null ? t.closed : t.linked(day(open_until))}
          </p>
          {code.data && (
            <p role="status">
              <span className="block text-xl font-semibold tracking-[0.2em]">
                {code.data.code.replace(/(.{4})/, '$1 ')}
              </span>
              <span className="text-sm text-ink-soft">{t.until(clock(code.data.until))}</span>
            </p>
          )}
          <Alert words={code.error ? sentence(code.error) : null} />
          <Button onPress={() => code.mutate()} isPending={code.isPending}>
            {linked_at === null ? t.code : t.again}
          </Button>
        </>
      )}
    </section>
  )
}
