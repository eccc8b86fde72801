/** The way to the tip that rings, or why there is none for this officer. */
import type { Ring } from '../../api/alarm-calls.ts'
import { useAlarmText } from './text.ts'

export function OpenTip({ ring }: { ring: Ring }) {
  const t = useAlarmText()
  if (ring.tip_id === null) return <span className="text-sm">{t.sealed}</span>
  return (
    <a
      href={`/tips/${ring.tip_id}`}
      className="inline-flex min-h-9 items-center rounded-lg px-2 text-sm font-medium underline underline-offset-4"
    >
      {t.open}
    </a>
  )
}
