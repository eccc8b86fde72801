/** Hides the shape shared by the sign-in and the locked screen: one quiet column on paper. */
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/mark.tsx'

/** One column: who we are, what to do, the form, a rule below. */
export function Gate({
  title,
  lead,
  foot,
  children,
}: {
  title: string
  lead: string
  foot?: string
  children: ReactNode
}) {
  const t = useText()
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-paper px-6 py-10">
      <div className="w-full max-w-88">
        <p className="mb-10 flex items-center gap-3 text-lg font-medium text-ink">
          <Mark size={34} />
          {t.product}
        </p>
        <h1 className="text-xl font-medium text-ink">{title}</h1>
        <p className="mt-1 mb-7 text-sm text-ink-soft">{lead}</p>
        {children}
        {foot && <p className="mt-8 border-t border-line pt-4 text-xs text-ink-faint">{foot}</p>}
      </div>
    </main>
  )
}
