/** Hides how a form says what was wrong: an icon and a sentence, read out at once. */
import { CircleAlert } from 'lucide-react'

/** Keeps its place in the page so that the sentence is announced when it comes; nothing shows without words. */
export function Alert({ words }: { words: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {words && (
        <p className="flex items-start gap-2 text-sm font-medium text-ink">
          <CircleAlert size={17} className="mt-0.5 shrink-0" aria-hidden />
          {words}
        </p>
      )}
    </div>
  )
}
