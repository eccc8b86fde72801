/** Hides how a button looks on the red of a loud ring. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Key } from '../../ui/tooltip.tsx'

type PressProps = {
  keyName?: string | undefined
  icon?: ReactNode
  onPress: () => void
  children: ReactNode
}

export function Press({ keyName, icon, onPress, children }: PressProps) {
  return (
    <Button
      onPress={onPress}
      {...(keyName ? { 'aria-keyshortcuts': keyName } : {})}
      className="inline-flex min-h-9 cursor-default items-center gap-2 rounded-lg border border-surface bg-urgent px-3 text-sm font-medium text-surface outline-surface select-none data-[hovered]:bg-surface data-[hovered]:text-urgent data-[pressed]:bg-surface data-[pressed]:text-urgent"
    >
      {icon}
      {children}
      {keyName && (
        <span className="hidden md:inline" aria-hidden>
          <Key name={keyName} />
        </span>
      )}
    </Button>
  )
}
