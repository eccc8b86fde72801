/** The locked screen: no word of any thread, only how many conversations changed, and the way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { signOut, unlock } from '../api/calls.ts'
import { Refused } from '../api/refusal.ts'
import type { Me } from '../api/shapes.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Alert } from '../ui/alert.tsx'
import { Field } from '../ui/field.tsx'
import { useStore } from '../ui/store.ts'
import { LockedRings } from './alarms/locked-rings.tsx'
import { Gate } from './gate.tsx'
import { enter, leave, screen } from './screen.ts'
import { useTimes } from './use-times.ts'
import { sentence } from './wrong.tsx'

/** `me` is absent when the page was loaded while locked and the server told no more. */
export function LockScreen({ me }: { me: Me | undefined }) {
  const t = useText()
  const times = useTimes()
  const queries = useQueryClient()
  const changed = useStore(screen, now => now.changedWhileLocked.size)
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: unlock,
    onSuccess: next => enter(queries, next),
    onError: () => setPassword(''),
  })
  const end = useMutation({ mutationFn: signOut, onSettled: () => leave(queries, false) })

  useEffect(() => {
    document.title = `${changed > 0 ? `● ${changed} · ` : ''}${t.screenLock.tab} – ${t.product}`
  }, [changed, t])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '' && !attempt.isPending) attempt.mutate(password)
  }

  const news = (
    <p role="status" className="mb-6 flex items-center gap-2.5 rounded-lg bg-note px-3.5 py-2.5 text-sm text-ink">
      <LockKeyhole size={17} aria-hidden />
      {changed > 0 ? t.screenLock.news(times.number(changed)) : t.screenLock.quiet}
    </p>
  )

  return (
    <Gate title={t.screenLock.title} lead={t.screenLock.why}>
      {!me || me.may.includes('alarm.act') ? <LockedRings otherwise={news} /> : news}
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <input type="text" name="username" autoComplete="username" defaultValue={me?.login} hidden readOnly />
        <Field
          label={me ? `${t.screenLock.password} · ${me.name}` : t.screenLock.password}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          autoFocus
        />
        <Alert
          words={attempt.error && (wrongPassword(attempt.error) ? t.screenLock.failed : sentence(attempt.error))}
        />
        <Button look="primary" type="submit" className="min-h-11 text-base" isPending={attempt.isPending}>
          {attempt.isPending ? t.screenLock.busy : t.screenLock.submit}
        </Button>
        <Button look="quiet" onPress={() => end.mutate()} isPending={end.isPending}>
          {t.screenLock.other}
        </Button>
      </form>
    </Gate>
  )
}

const wrongPassword = (error: Error) => error instanceof Refused && error.code === 'sign_in_failed'
