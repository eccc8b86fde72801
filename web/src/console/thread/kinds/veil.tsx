/** Hides pictures behind a blur when the officer chose so, each until it is pressed. */
import { Eye } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { settings } from '../../../settings.ts'
import { useText } from '../../../text/text.ts'
import { useStore } from '../../../ui/store.ts'

type VeilProps = {
  /** The kind of what is covered, for the words. */
  kind: string
  /** The blurred still; decorative, its words are the button's. */
  still: ReactNode
  /** What shows once nobody minds or the officer pressed. */
  children: ReactNode
}

export function Veil({ kind, still, children }: VeilProps) {
  const t = useText().messages.media
  const blur = useStore(settings, now => now.blurMedia)
  const [lifted, setLifted] = useState(false)
  if (!blur || lifted) return children
  return (
    <AriaButton
      aria-label={t.revealLabel(kind)}
      onPress={() => setLifted(true)}
      className="relative -mx-2 min-h-24 w-fit min-w-40 self-start overflow-hidden rounded-xl bg-sunken"
    >
      <span aria-hidden className="block scale-110 blur-2xl">
        {still}
      </span>
      <span className="absolute inset-0 flex items-center justify-center">
        <span className="inline-flex items-center gap-1.5 rounded-full bg-ink px-3 py-1.5 text-xs font-medium text-surface">
          <Eye size={14} aria-hidden />
          {t.reveal}
        </span>
      </span>
    </AriaButton>
  )
}
