/** Hides how "nothing here" and "something went wrong" fill the place of what was expected. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type StateProps = { Icon: LucideIcon; title: string; words?: string; small?: string | undefined; children?: ReactNode }

/** An icon, a sentence that says what to do, perhaps a button below it. */
export function State({ Icon, title, words, small, children }: StateProps) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-3 p-8 text-center">
      <Icon size={28} strokeWidth={1.5} className="text-ink-faint" aria-hidden />
      <p className="font-medium text-ink">{title}</p>
      {words && <p className="text-sm text-ink-soft">{words}</p>}
      {small && <p className="text-xs text-ink-faint select-all">{small}</p>}
      {children && <div className="pt-1">{children}</div>}
    </div>
  )
}
