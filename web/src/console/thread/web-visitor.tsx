/** The mark of somebody who writes from a website, without an account. */
import { Globe } from 'lucide-react'
import { useText } from '../../text/text.ts'

export function WebVisitor() {
  const t = useText()
  return (
    <span
      title={t.messages.webVisitorWhy}
      className="inline-flex w-fit shrink-0 items-center gap-1 rounded-full border border-line px-2 text-xs leading-[18px] font-normal text-ink-soft"
    >
      <Globe size={12} aria-hidden />
      {t.messages.webVisitor}
    </span>
  )
}
