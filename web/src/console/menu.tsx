/** The officer's menu: who is signed in, the screens, what this browser should do, lock and leave. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing, Keyboard, LockKeyhole, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { signOut } from '../api/calls.ts'
import { settings } from '../settings.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { useStore } from '../ui/store.ts'
import { openBell } from './alarms/bell-store.ts'
import { useInboxText } from './inbox/text.ts'
import { screensFor, useMe } from './me.tsx'
import { leave } from './screen.ts'

type MenuProps = { onLock: () => void; onKeys: () => void; onClose: () => void }

export function Menu({ onLock, onKeys, onClose }: MenuProps) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const end = useMutation({ mutationFn: signOut, onSettled: () => leave(queries, false) })
  return (
    <div className="flex min-h-full flex-col gap-6 p-5">
      <section>
        <p className="font-medium">{me.name}</p>
        <ul className="mt-1 text-sm text-ink-soft">
          {me.roles.map(({ role, unit_id, unit_name, below }) => (
            <li key={`${role}${unit_id}`}>{t.roleAt(t.roles[role] ?? role, unit_name, below)}</li>
          ))}
        </ul>
      </section>
      <nav aria-label={t.nav.label} className="flex flex-col border-y border-line py-2 md:hidden">
        {screensFor(me).map(name => (
          <Link
            key={name}
            to={`/${name}`}
            onClick={onClose}
            className="flex min-h-11 items-center rounded-md px-2 data-[status=active]:font-medium data-[status=active]:text-jade"
          >
            {t.nav[name]}
          </Link>
        ))}
      </nav>
      <Choices />
      <div className="mt-auto flex flex-col items-stretch gap-2">
        {me.may.includes('alarm.act') && (
          <Button icon={<BellRing size={17} />} onPress={() => (onClose(), openBell())}>
            {t.settings.bell}
          </Button>
        )}
        <Button icon={<Keyboard size={17} />} keyName="?" onPress={() => (onClose(), onKeys())}>
          {t.settings.showKeys}
        </Button>
        <Button icon={<LockKeyhole size={17} />} keyName="Shift+L" onPress={onLock}>
          {t.settings.lock}
        </Button>
        <Button icon={<LogOut size={17} />} onPress={() => end.mutate()} isPending={end.isPending}>
          {t.settings.signOut}
        </Button>
      </div>
    </div>
  )
}

function Choices() {
  const { settings: t, messages } = useText()
  const blur = messages.blur
  const own = useInboxText().settings
  const now = useStore(settings)
  const set = (part: Partial<typeof now>) => settings.set(before => ({ ...before, ...part }))
  return (
    <section className="flex flex-col gap-3">
      <Setting label={t.theme}>
        <Choice
          label={t.theme}
          value={now.theme}
          onChange={theme => set({ theme })}
          options={[
            { value: 'auto', words: t.themeAuto },
            { value: 'day', words: t.themeDay },
            { value: 'night', words: t.themeNight },
          ]}
        />
      </Setting>
      <Setting label={t.send}>
        <Choice
          label={t.send}
          value={now.sendBy}
          onChange={sendBy => set({ sendBy })}
          options={[
            { value: 'enter', words: t.sendEnter },
            { value: 'ctrl-enter', words: t.sendCtrlEnter },
          ]}
        />
      </Setting>
      <Setting label={blur}>
        <Choice
          label={blur}
          value={now.blurMedia ? 'on' : 'off'}
          onChange={value => set({ blurMedia: value === 'on' })}
          options={[
            { value: 'off', words: t.off },
            { value: 'on', words: t.on },
          ]}
        />
      </Setting>
      <Setting label={own.sound}>
        <Choice
          label={own.sound}
          value={now.inboxSound ? 'on' : 'off'}
          onChange={value => set({ inboxSound: value === 'on' })}
          options={[
            { value: 'off', words: t.off },
            { value: 'on', words: t.on },
          ]}
        />
      </Setting>
      <Setting label={own.title}>
        <Choice
          label={own.title}
          value={now.titleCount ? 'on' : 'off'}
          onChange={value => set({ titleCount: value === 'on' })}
          options={[
            { value: 'on', words: t.on },
            { value: 'off', words: t.off },
          ]}
        />
      </Setting>
      <Setting label={t.keys}>
        <Choice
          label={t.keys}
          value={now.letterKeys ? 'on' : 'off'}
          onChange={value => set({ letterKeys: value === 'on' })}
          options={[
            { value: 'on', words: t.on },
            { value: 'off', words: t.off },
          ]}
        />
      </Setting>
      <Setting label={t.language}>
        <Choice
          label={t.language}
          value={now.language}
          onChange={language => set({ language })}
          options={[
            { value: 'vi', words: 'Tiếng Việt' },
            { value: 'en', words: 'English' },
          ]}
        />
      </Setting>
    </section>
  )
}

function Setting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <span className="text-sm text-ink-soft">{label}</span>
      {children}
    </div>
  )
}
