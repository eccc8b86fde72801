/** Hides what one officer chose for this browser and where it is kept; nothing here is about citizens. */
import { store } from './ui/store.ts'
import type { Theme } from './ui/theme.ts'
import type { Language } from './ui/times.ts'

export type Settings = {
  theme: Theme
  language: Language
  /** Which press sends: Enter (Shift + Enter makes a line) or Ctrl + Enter only. */
  sendBy: 'enter' | 'ctrl-enter'
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  letterKeys: boolean
  /** Pictures and videos show blurred until pressed. */
  blurMedia: boolean
  /** Rings sound; they always show. */
  alarmSound: boolean
  /** A short tone when something new came into the inbox. */
  inboxSound: boolean
  /** How many are unread, in the tab's title. */
  titleCount: boolean
}

const place = 'by.settings'
const first: Settings = {
  theme: 'auto',
  language: 'vi',
  sendBy: 'enter',
  letterKeys: true,
  blurMedia: false,
  alarmSound: true,
  inboxSound: false,
  titleCount: true,
}

function kept(): Settings {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Settings>) }
  } catch {
    return first
  }
}

/** The officer's choices; every change is kept in this browser. */
export const settings = store<Settings>(kept())

// What is chosen in one tab holds in the others.
addEventListener('storage', event => {
  if (event.key === place) settings.set(kept())
})

settings.watch(() => {
  try {
    localStorage.setItem(place, JSON.stringify(settings.get()))
  } catch {
    // A browser that keeps nothing still works; the choice lasts until the tab closes.
  }
})
