/** The gates of the console: not signed in, locked, or at work. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { lock } from '../api/calls.ts'
import { meQuery } from '../api/queries.ts'
import { Refused } from '../api/refusal.ts'
import type { Me } from '../api/shapes.ts'
import { settings } from '../settings.ts'
import { useStore } from '../ui/store.ts'
import { Toasts } from '../ui/toast.tsx'
import { setClock } from './clock.ts'
import { Frame } from './frame.tsx'
import { useIdle } from './hands.ts'
import { MeProvider } from './me.tsx'
import { lockHere, screen } from './screen.ts'
import { useLive } from './use-live.ts'
import { Wrong } from './wrong.tsx'

const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }))
const LockScreen = lazy(async () => ({ default: (await import('./lock-screen.tsx')).LockScreen }))

export function App() {
  const language = useStore(settings, now => now.language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <I18nProvider locale={language === 'vi' ? 'vi-VN' : 'en-GB'}>
      <Suspense>
        <Gates />
      </Suspense>
      <Toasts />
    </I18nProvider>
  )
}

function Gates() {
  const session = useQuery(meQuery)
  const locked = useStore(screen, now => now.locked)
  const me = session.data
  if (me) return <Session me={me} />
  if (locked) return <LockScreen me={undefined} />
  if (session.isPending) return null
  if (session.error instanceof Refused && session.error.status === 401) return <SignIn />
  return (
    <main className="flex min-h-dvh">
      <Wrong error={session.error} onRetry={() => void session.refetch()} />
    </main>
  )
}

/** Lives as long as the session: the stream and the idle lock stay while the screen is locked. */
function Session({ me }: { me: Me }) {
  const queries = useQueryClient()
  const locked = useStore(screen, now => now.locked)
  useLive(me.officer_id)

  const lockAll = useCallback(() => {
    lockHere(queries)
    lock().catch(() => {})
  }, [queries])
  useIdle(locked ? null : me.idle_lock_ms, lockAll)

  useEffect(() => {
    setClock(me.now)
    if (me.locked) lockHere(queries)
  }, [me, queries])

  if (locked || me.locked) return <LockScreen me={me} />
  return (
    <MeProvider me={me}>
      <Frame onLock={lockAll}>
        <Outlet />
      </Frame>
    </MeProvider>
  )
}
