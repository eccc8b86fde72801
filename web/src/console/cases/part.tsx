/** Hides the shape of one part of a case: a heading, perhaps a button beside it, what it holds. */
import type { ReactNode } from 'react'

export function Part({
  title,
  lead,
  act,
  children,
}: {
  title: string
  lead?: string
  act?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="flex flex-col gap-2.5">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{title}</h3>
          {lead && <p className="text-sm text-ink-soft">{lead}</p>}
        </div>
        {act}
      </div>
      {children}
    </section>
  )
}

/** Rows with hairlines between them on a plain ground. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line rounded-xl border border-line bg-surface">{children}</ul>
}
