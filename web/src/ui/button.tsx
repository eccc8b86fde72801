/** Hides how a button looks, its 32 px target, and the tooltip that names its key. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { WithTip } from './tooltip.tsx'

export type Look = 'primary' | 'plain' | 'quiet'

const shared =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-lg px-3 text-sm font-medium cursor-default select-none ' +
  'transition-[background-color] duration-100 disabled:opacity-55 outline-offset-2 data-[pending]:opacity-70'
const looks: Record<Look, string> = {
  primary: 'bg-jade text-on-jade data-[hovered]:bg-jade-deep data-[pressed]:bg-jade-deep',
  plain: 'border border-edge bg-surface text-ink data-[hovered]:bg-hover data-[pressed]:bg-hover',
  quiet: 'text-ink-soft data-[hovered]:bg-hover data-[hovered]:text-ink data-[pressed]:bg-hover',
}

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  look?: Look
  icon?: ReactNode
  children?: ReactNode
  /** Words of the tooltip; for a button with only an icon also its name. */
  tip?: string
  /** The key that does the same, shown in the tooltip. */
  keyName?: string | undefined
  className?: string
}

/** A button. Give either children, or an icon with a tip. */
export function Button({ look = 'plain', icon, children, tip, keyName, className = '', ...rest }: ButtonProps) {
  const onlyIcon = children === undefined
  const button = (
    <AriaButton
      {...rest}
      {...(onlyIcon && tip ? { 'aria-label': tip } : {})}
      {...(keyName ? { 'aria-keyshortcuts': keyName } : {})}
      className={`${shared} ${looks[look]} ${onlyIcon ? 'min-w-9 px-0' : ''} ${className}`}
    >
      {icon}
      {children}
    </AriaButton>
  )
  if (!tip && !keyName) return button
  return (
    <WithTip words={tip ?? ''} keyName={keyName}>
      {button}
    </WithTip>
  )
}
