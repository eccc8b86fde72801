/** How urgent something is: an icon with its word. Red for *khẩn*, amber for what must be heard or seen now; nothing else. */
import { Eye, Siren } from 'lucide-react'
import { useText } from '../text/text.ts'

export type Urgency = 'none' | 'soft' | 'loud'

const looks = {
  soft: { Icon: Eye, look: 'bg-soon-wash text-soon' },
  loud: { Icon: Siren, look: 'bg-urgent text-surface' },
} as const

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const t = useText().urgency
  if (urgency === 'none') return null
  const { Icon, look } = looks[urgency]
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1 rounded-full px-2 text-xs leading-[20px] font-medium whitespace-nowrap ${look}`}
    >
      <Icon size={13} aria-hidden />
      {t[urgency]}
    </span>
  )
}
