/** What a locked screen says of rings: that there are some, nothing about them; it sounds all the same. */
import { Eye, Siren } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAlarmText } from './text.ts'
import { useRingCount } from './use-rings.ts'
import { useSounding } from './use-sounding.ts'

/** `otherwise`: what the screen says while nothing rings. */
export function LockedRings({ otherwise }: { otherwise: ReactNode }) {
  const t = useAlarmText()
  const { data } = useRingCount()
  const { loud = 0, soft = 0 } = data ?? {}
  useSounding(loud > 0, loud + soft > 0 ? `${loud} ${soft}` : '')
  if (loud + soft === 0) return otherwise
  return loud > 0 ? (
    <p
      role="alert"
      className="mb-6 flex items-center gap-2.5 rounded-lg bg-urgent px-3.5 py-3 font-medium text-surface"
    >
      <Siren size={20} className="shrink-0" aria-hidden />
      {t.locked}
    </p>
  ) : (
    <p
      role="status"
      className="mb-6 flex items-center gap-2.5 rounded-lg bg-soon-wash px-3.5 py-2.5 text-sm font-medium text-soon"
    >
      <Eye size={17} className="shrink-0" aria-hidden />
      {t.lockedSoft}
    </p>
  )
}
