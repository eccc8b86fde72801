/** The first screen: login, password, one-time code; says what was wrong and until when it is locked. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { signIn } from '../api/calls.ts'
import { isRefusal } from '../api/refusal.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Alert } from '../ui/alert.tsx'
import { Field } from '../ui/field.tsx'
import { useStore } from '../ui/store.ts'
import { Gate } from './gate.tsx'
import { enter, screen } from './screen.ts'
import { useTimes } from './use-times.ts'
import { sentence } from './wrong.tsx'

export function SignIn() {
  const t = useText()
  const queries = useQueryClient()
  const ended = useStore(screen, now => now.ended)
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const attempt = useMutation({ mutationFn: signIn, onSuccess: me => enter(queries, me), onError: () => setCode('') })
  const wrong = useWrong(attempt.error)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = {
      login: String(form.get('login')).trim(),
      password: String(form.get('password')),
      code: code.replace(/\s/g, ''),
    }
    const complete = body.login !== '' && body.password !== '' && body.code !== ''
    setMissing(!complete)
    if (complete && !attempt.isPending) attempt.mutate(body)
  }

  return (
    <Gate title={t.signIn.title} lead={ended ? t.signIn.ended : t.productLine} foot={t.signIn.rule}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t.signIn.login} name="login" autoComplete="username" spellCheck="false" isRequired autoFocus />
        <Field label={t.signIn.password} name="password" type="password" autoComplete="current-password" isRequired />
        <Field
          label={t.signIn.code}
          hint={t.signIn.codeHint}
          name="code"
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          isRequired
          large
        />
        <Alert words={missing ? t.signIn.missing : wrong} />
        <Button look="primary" type="submit" className="min-h-11 text-base" isPending={attempt.isPending}>
          {attempt.isPending ? t.signIn.busy : t.signIn.submit}
        </Button>
      </form>
    </Gate>
  )
}

function useWrong(error: Error | null): string {
  const t = useText()
  const times = useTimes()
  if (!error) return ''
  if (isRefusal(error, 'sign_in_failed')) return t.signIn.failed
  if (!isRefusal(error, 'sign_in_locked')) return sentence(error)
  const until = error.details['until']
  return typeof until === 'number' ? t.signIn.lockedUntil(times.clock(until)) : t.signIn.locked
}
