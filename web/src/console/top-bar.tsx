/** The bar across the top: the mark, the screens this officer may open, the menu. On a phone a thread takes its place. */
import { Link, useParams } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Mark } from '../ui/mark.tsx'
import { screensFor, useMe } from './me.tsx'

const Menu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }))

type BarProps = { onLock: () => void; onKeys: () => void }

export function TopBar({ onLock, onKeys }: BarProps) {
  const t = useText()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const { conversationId, tipId, caseId } = useParams({ strict: false })
  const reading = (conversationId ?? tipId ?? caseId) !== undefined
  return (
    <header
      className={`h-13 shrink-0 ${reading ? 'hidden md:flex' : 'flex'} items-center gap-4 border-b border-line bg-surface pr-2 pl-4`}
    >
      <Link to="/inbox" className="flex items-center gap-2.5 rounded-md font-medium text-ink">
        <Mark size={26} />
        {t.product}
      </Link>
      <nav aria-label={t.nav.label} className="hidden min-w-0 flex-1 items-stretch gap-1 self-stretch md:flex">
        {screensFor(me).map(name => (
          <ScreenLink key={name} name={name} />
        ))}
      </nav>
      <p className="ml-auto hidden min-w-0 text-right text-xs leading-[1.5] text-ink-soft lg:block">
        <span className="block truncate font-medium text-ink">{me.name}</span>
        <span className="block max-w-80 truncate">{rolesOf(me, t.roles)}</span>
      </p>
      <Button
        look="quiet"
        className="ml-auto lg:ml-0"
        tip={t.nav.menu}
        icon={<MenuIcon size={20} />}
        onPress={() => setOpen(true)}
      />
      <Dialog shape="side" title={t.nav.officer} closeWord={t.close} isOpen={open} onClose={close}>
        <Suspense>
          <Menu onLock={onLock} onKeys={onKeys} onClose={close} />
        </Suspense>
      </Dialog>
    </header>
  )
}

function ScreenLink({ name }: { name: ReturnType<typeof screensFor>[number] }) {
  const t = useText()
  return (
    <Link
      to={`/${name}`}
      className="flex items-center border-b-2 border-transparent px-3 text-sm text-ink-soft hover:text-ink data-[status=active]:border-jade data-[status=active]:font-medium data-[status=active]:text-ink"
    >
      {t.nav[name]}
    </Link>
  )
}

function rolesOf(me: ReturnType<typeof useMe>, words: Record<string, string>): string {
  return me.roles.map(({ role, unit_name }) => `${words[role] ?? role} · ${unit_name}`).join('; ')
}
