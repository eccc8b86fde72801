/** Hides how an error of a query is told: what happened, what to do, and the id the officer can read out. */
import { Link } from '@tanstack/react-router'
import { CloudOff, FileQuestionMark, Lock, TriangleAlert } from 'lucide-react'
import { Refused, Unanswered } from '../api/refusal.ts'
import { settings } from '../settings.ts'
import { textNow, useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { State } from '../ui/states.tsx'

/** One sentence for a failure of any kind, in the officer's language. */
export function sentence(error: unknown): string {
  const t = textNow()
  if (error instanceof Refused) return error[settings.get().language] || t.wrong.broken
  if (error instanceof Unanswered) return navigator.onLine ? t.wrong.unanswered : t.wrong.offline
  return t.wrong.broken
}

/** Fills the place of what could not be read. */
export function Wrong({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText()
  const status = error instanceof Refused ? error.status : 0
  const id = error instanceof Refused && error.requestId ? t.requestId(error.requestId) : undefined
  if (status === 404)
    return (
      <State Icon={FileQuestionMark} title={t.wrong.notFound} words={t.wrong.notFoundWhat}>
        <Link to="/inbox" className="text-sm font-medium text-jade underline underline-offset-4">
          {t.wrong.toInbox}
        </Link>
      </State>
    )
  if (status === 403)
    return <State Icon={Lock} title={t.wrong.forbidden} words={sentence(error) || t.wrong.forbiddenWhat} small={id} />
  const away = error instanceof Unanswered
  return (
    <State Icon={away ? CloudOff : TriangleAlert} title={t.wrong.title} words={sentence(error)} small={id}>
      <Button onPress={onRetry}>{t.retry}</Button>
    </State>
  )
}
