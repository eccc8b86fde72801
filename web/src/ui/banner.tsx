/** Hides how a line across the top looks. Red and amber are kept for what is urgent or about to expire. */
import { CloudOff, Info, ShieldAlert } from 'lucide-react'

const tones = {
  warning: { look: 'bg-ink text-surface', Icon: ShieldAlert },
  lost: { look: 'bg-note text-ink', Icon: CloudOff },
  plain: { look: 'bg-jade-wash text-ink', Icon: Info },
} as const

/** One sentence across the whole width. */
export function Banner({ tone, words }: { tone: keyof typeof tones; words: string }) {
  const { look, Icon } = tones[tone]
  return (
    <p role="status" className={`flex items-center justify-center gap-2.5 px-4 py-2 text-sm font-medium ${look}`}>
      <Icon size={17} className="shrink-0" aria-hidden />
      <span>{words}</span>
    </p>
  )
}
