/** Hides how a line across the top looks. Red and amber are kept for what is urgent or about to expire. */
import { CloudOff, Info, ShieldAlert, UserRoundX } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  warning: { look: 'bg-ink text-surface', Icon: ShieldAlert },
  lost: { look: 'bg-note text-ink', Icon: CloudOff },
  soon: { look: 'bg-soon-wash text-soon', Icon: UserRoundX },
  plain: { look: 'bg-jade-wash text-ink', Icon: Info },
} as const

type BannerProps = { tone: keyof typeof tones; words: string; children?: ReactNode }

/** One sentence across the whole width, and perhaps where to go because of it. */
export function Banner({ tone, words, children }: BannerProps) {
  const { look, Icon } = tones[tone]
  return (
    <p role="status" className={`flex items-center justify-center gap-2.5 px-4 py-2 text-sm font-medium ${look}`}>
      <Icon size={17} className="shrink-0" aria-hidden />
      <span>
        {words} {children}
      </span>
    </p>
  )
}
