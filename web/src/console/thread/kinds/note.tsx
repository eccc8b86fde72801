/** A line with an icon in the place of what cannot be shown, and of what is known only by name. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type NoteProps = { Icon: LucideIcon; words: string; why?: string | null; children?: ReactNode }

/** What happened, and below it in small why or what to do. */
export function KindNote({ Icon, words, why, children }: NoteProps) {
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Icon size={17} className="mt-0.5 shrink-0 text-ink-soft" aria-hidden />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="break-words text-ink">{words}</p>
        {why && <p className="text-xs text-ink-soft">{why}</p>}
        {children}
      </div>
    </div>
  )
}
