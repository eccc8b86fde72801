/** Hides that the code of menus is fetched with the first one opened, so that it does not weigh on the first load. */
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button } from './button.tsx'
import type { Choosable } from './menu-window.tsx'

const MenuWindow = lazy(async () => ({ default: (await import('./menu-window.tsx')).MenuWindow }))

type MenuButtonProps = {
  /** The button's name and tooltip, also the name of the menu. */
  tip: string
  icon: ReactNode
  items: readonly Choosable[]
  onPick: (id: string) => void
  className?: string
}

/** A button with only an icon that opens a menu; arrow keys move in it, Esc closes it. */
export function MenuButton({ tip, icon, items, onPick, className = '' }: MenuButtonProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <span ref={anchor} data-open={open} className={className}>
      <Button
        look="quiet"
        tip={tip}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <MenuWindow label={tip} anchor={anchor} items={items} onPick={onPick} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
