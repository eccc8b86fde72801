/** Whether the browser may show that it rings while the console is behind other windows. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useAlarmText } from './text.ts'

export function Notices() {
  const t = useAlarmText()
  const [state, setState] = useState(() => ('Notification' in window ? Notification.permission : 'denied'))
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <h3 className="font-medium">{t.notices}</h3>
      {state === 'default' && (
        <Button onPress={() => void Notification.requestPermission().then(setState)}>{t.allow}</Button>
      )}
      {state !== 'default' && (
        <p className="w-full text-sm text-ink-soft">{state === 'granted' ? t.allowed : t.denied}</p>
      )}
    </section>
  )
}
