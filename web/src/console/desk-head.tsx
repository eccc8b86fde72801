/** Hides the head of an open thread, tip or case: back on a phone, its name with small signs, a line below, the panel's button. */
import { ArrowLeft, type LucideIcon, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Focusable } from './thread/focusable.tsx'
import { WithTip } from '../ui/tooltip.tsx'

type DeskHeadProps = {
  name: string
  /** Small signs behind the name. */
  signs: ReactNode
  line: ReactNode
  /** What the panel's button says. */
  info: string
  onBack: () => void
  onPanel: () => void
}

export function DeskHead({ name, signs, line, info, onBack, onPanel }: DeskHeadProps) {
  const { back } = useText()
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 py-1 md:px-5">
      <Button
        className="md:hidden"
        look="quiet"
        tip={back}
        keyName="Esc"
        icon={<ArrowLeft size={20} />}
        onPress={onBack}
      />
      <div className="min-w-0 flex-1">
        <h2 className="flex items-center gap-1.5 leading-[22px] font-medium">
          <span className="truncate">{name}</span>
          {signs}
        </h2>
        <p className="truncate text-xs leading-[18px] text-ink-soft">{line}</p>
      </div>
      <Button className="lg:hidden" look="quiet" tip={info} icon={<PanelRight size={20} />} onPress={onPanel} />
    </header>
  )
}

type SignProps = { Icon: LucideIcon; title: string; why: string; look: string }

/** A sign that says what it means when it is pointed at or reached by keys. */
export function Sign({ Icon, title, why, look }: SignProps) {
  return (
    <WithTip words={`${title}. ${why}`}>
      <Focusable label={title}>
        <Icon size={16} className={look} aria-hidden />
      </Focusable>
    </WithTip>
  )
}
