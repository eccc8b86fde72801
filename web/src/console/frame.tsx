/** Hides what surrounds every screen: banners that survive navigation, the bar with the screens, the officer's menu. */
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Banner } from '../ui/banner.tsx'
import { useStore } from '../ui/store.ts'
import { bell } from './alarms/bell-store.ts'
import { useLink } from './link-state.ts'
import { useKeys, usePaletteKey } from './keys.ts'
import { useMe } from './me.tsx'
import { NoDuty } from './shifts/no-duty.tsx'
import { TopBar } from './top-bar.tsx'
import { useTimes } from './use-times.ts'

const Alarms = lazy(async () => ({ default: (await import('./alarms/alarms.tsx')).Alarms }))
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }))
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const Bell = lazy(async () => ({ default: (await import('./alarms/bell.tsx')).Bell }))

export function Frame({ onLock, children }: { onLock: () => void; children: ReactNode }) {
  const t = useText()
  const [help, setHelp] = useState(false)
  const [palette, setPalette] = useState(false)
  usePaletteKey(() => setPalette(true))
  useKeys({ '?': () => setHelp(true), 'Shift+L': onLock })
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#content"
        className="absolute top-1 left-1 z-50 -translate-y-16 rounded-md bg-surface px-3 py-2 text-sm text-jade focus:translate-y-0"
      >
        {t.skip}
      </a>
      <Rings />
      <Banners />
      <TopBar onLock={onLock} onKeys={() => setHelp(true)} />
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        {children}
      </main>
      {palette && (
        <Suspense>
          <Palette onLock={onLock} onKeys={() => setHelp(true)} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      {help && (
        <Suspense>
          <KeysHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Over everything else. The sheet about rings comes when it is asked for. */
function Rings() {
  const me = useMe()
  const bellOpen = useStore(bell)
  if (!me.may.includes('alarm.act')) return null
  return (
    <Suspense>
      <Alarms />
      {bellOpen && <Bell />}
    </Suspense>
  )
}

function Banners() {
  const t = useText()
  const me = useMe()
  const times = useTimes()
  const { offline, lostAt, regained } = useLink()
  return (
    <>
      {me.one_role && <Banner tone="warning" words={t.banners.oneRole} />}
      {offline ? (
        <Banner tone="lost" words={t.banners.offline} />
      ) : lostAt !== null ? (
        <Banner tone="lost" words={t.banners.lost(times.clock(lostAt))} />
      ) : (
        regained && <Banner tone="plain" words={t.banners.regained} />
      )}
      {me.may.includes('shift.read') && <NoDuty />}
    </>
  )
}
