/** The sheet about rings: sound and its test, the browser's notifications, the officer's own phone. */
import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { settings } from '../../settings.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/store.ts'
import { bell } from './bell-store.ts'
import { Notices } from './notices.tsx'
import { OwnPhone } from './own-phone.tsx'
import { chime } from './sound.ts'
import { useAlarmText } from './text.ts'

export function Bell() {
  const t = useAlarmText()
  const close = useText().close
  const isOpen = useStore(bell)
  return (
    <Dialog title={t.bell} closeWord={close} isOpen={isOpen} onClose={() => bell.set(false)}>
      <div className="flex flex-col gap-5 p-5">
        <p className="text-sm text-ink-soft">{t.bellWhat}</p>
        <Sound />
        <Notices />
        <OwnPhone />
      </div>
    </Dialog>
  )
}

function Sound() {
  const t = useAlarmText()
  const on = useStore(settings, now => now.alarmSound)
  const [heard, setHeard] = useState<boolean | null>(null)
  const test = () => void chime('loud').then(setHeard)
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-medium">{t.sound}</h3>
        <Choice
          label={t.sound}
          value={on ? 'on' : 'off'}
          onChange={value => settings.set(before => ({ ...before, alarmSound: value === 'on' }))}
          options={[
            { value: 'on', words: t.on },
            { value: 'off', words: t.off },
          ]}
        />
      </div>
      <Button icon={<Volume2 size={17} />} onPress={test} autoFocus>
        {t.test}
      </Button>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {heard === null ? (on ? '' : t.soundOff) : heard ? t.tested : t.blocked}
      </p>
    </section>
  )
}
