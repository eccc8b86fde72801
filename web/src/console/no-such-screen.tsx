/** Shown for an address that leads nowhere. */
import { Link } from '@tanstack/react-router'
import { FileQuestionMark } from 'lucide-react'
import { useText } from '../text/text.ts'
import { State } from '../ui/states.tsx'

export function NoSuchScreen() {
  const t = useText()
  return (
    <State Icon={FileQuestionMark} title={t.wrong.notFound} words={t.wrong.pageNotFound}>
      <Link to="/inbox" className="text-sm font-medium text-jade underline underline-offset-4">
        {t.wrong.toInbox}
      </Link>
    </State>
  )
}
