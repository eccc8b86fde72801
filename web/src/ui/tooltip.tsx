/** Hides how a tooltip shows, and how it writes the key of an action. */
import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

/** Wraps a pressable element; on hover or focus shows words and the key that does the same. */
export function WithTip({
  words,
  keyName,
  children,
}: {
  words: string
  keyName?: string | undefined
  children: ReactElement
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <Tooltip
        offset={6}
        className="pointer-events-none flex max-w-72 items-center gap-2 rounded-md bg-ink px-2.5 py-1.5 text-xs text-surface shadow-float"
      >
        {words && <span>{words}</span>}
        {keyName && <Key name={keyName} />}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** One key, drawn as a cap. */
export function Key({ name }: { name: string }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded border border-current px-1 font-sans text-xs leading-4">
      {name}
    </kbd>
  )
}
