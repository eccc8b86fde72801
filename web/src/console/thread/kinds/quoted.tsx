/** The message that one answers, shown above it; a press goes there. */
import { Reply } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { say } from '../../../ui/toast.tsx'

export type Quote = NonNullable<MessageLine['quote']>

/** The name an element of the thread has in the document. */
export const lineName = (id: string): string => `line-${id}`

export function Quoted({ quote }: { quote: Quote }) {
  const t = useText().messages
  const go = () => {
    const line = document.getElementById(lineName(quote.id))
    if (!line) return say(t.quote.far, 'wrong')
    line.scrollIntoView({ block: 'center' })
    line.focus({ preventScroll: true })
  }
  return (
    <AriaButton
      onPress={go}
      className="block w-full cursor-pointer rounded-md border-l-2 border-jade bg-hover py-1 pr-3 pl-2.5 text-left text-xs text-ink-soft"
    >
      <QuoteWords quote={quote} />
    </AriaButton>
  )
}

/** Whose message, and its first words. */
export function QuoteWords({ quote: { from, kind, words } }: { quote: Quote }) {
  const t = useText().messages
  return (
    <>
      <span className="flex items-center gap-1.5 font-medium text-ink">
        <Reply size={13} className="shrink-0" aria-hidden />
        {t.quote.of(from === 'citizen' ? t.quote.citizen : t.quote.unit)}
      </span>
      <span className="line-clamp-2 break-words">{words ?? t.kinds[kind] ?? kind}</span>
    </>
  )
}
