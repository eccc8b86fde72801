/** The way to what rings, or why there is none for this officer. */
import type { Ring } from '../../api/alarm-calls.ts'
import { useAlarmText } from './text.ts'

export function OpenTip({ ring }: { ring: Ring }) {
  const t = useAlarmText()
  const { kind, thread_id, page_id } = ring
  if (thread_id === null) return <span className="text-sm">{t.sealed}</span>
  return (
    <a
      href={kind === 'tip' ? `/tips/${thread_id}` : `/inbox/${page_id}/${thread_id}`}
      className="inline-flex min-h-9 items-center rounded-lg px-2 text-sm font-medium underline underline-offset-4"
    >
      {kind === 'tip' ? t.open : t.openTalk}
    </a>
  )
}
