/** The way to what rings, or why there is none for this officer. */
import { Link } from '@tanstack/react-router'
import type { Ring } from '../../api/alarm-calls.ts'
import { useAlarmText } from './text.ts'

const look = 'inline-flex min-h-9 items-center rounded-lg px-2 text-sm font-medium underline underline-offset-4'

export function OpenTip({ ring: { kind, thread_id, page_id } }: { ring: Ring }) {
  const t = useAlarmText()
  if (thread_id === null) return <span className="text-sm">{t.sealed}</span>
  return kind === 'tip' ? (
    <Link to="/tips/$tipId" params={{ tipId: thread_id }} className={look}>
      {t.open}
    </Link>
  ) : (
    <Link to="/inbox/$pageId/$conversationId" params={{ pageId: page_id, conversationId: thread_id }} className={look}>
      {t.openTalk}
    </Link>
  )
}
