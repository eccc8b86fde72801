/** Hides how an open menu lies over the screen beside the button that opened it. */
import type { ReactNode, RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Key } from './tooltip.tsx'

/** One row of a menu. */
export type Choosable = { id: string; words: string; icon: ReactNode; keyName?: string; chosen?: boolean }

type MenuWindowProps = {
  label: string
  anchor: RefObject<HTMLElement | null>
  items: readonly Choosable[]
  onPick: (id: string) => void
  onClose: () => void
}

export function MenuWindow({ label, anchor, items, onPick, onClose }: MenuWindowProps) {
  return (
    <Popover
      isOpen
      aria-label={label}
      triggerRef={anchor}
      offset={4}
      onOpenChange={open => open || onClose()}
      className="min-w-52 rounded-xl border border-line bg-surface p-1 text-ink shadow-float motion-safe:animate-[arrive_150ms_ease-out]"
    >
      <Menu
        autoFocus="first"
        aria-label={label}
        onAction={id => onPick(String(id))}
        onClose={onClose}
        className="outline-none"
      >
        {items.map(({ id, words, icon, keyName, chosen }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={words}
            className={`flex min-h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-sm data-[focused]:bg-hover ${chosen ? 'font-medium text-jade' : ''}`}
          >
            {icon}
            <span className="flex-1">{words}</span>
            {keyName && <Key name={keyName} />}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
