/** Hides which language is spoken and how a component gets its sentences; English is fetched when first chosen. */
import { settings } from '../settings.ts'
import { store, useStore } from '../ui/store.ts'
import { vi } from './vi.ts'

/** The table of sentences: the Vietnamese one decides which keys there are. */
export type Text = typeof vi

const text = store<Text>(vi)

/** The sentences in the officer's language. */
export const useText = (): Text => useStore(text)

/** The same outside components: read when used, never kept. */
export const textNow = (): Text => text.get()

async function follow(): Promise<void> {
  const { language } = settings.get()
  const chosen = language === 'vi' ? vi : (await import('./en.ts')).en
  if (settings.get().language === language) text.set(chosen)
}

settings.watch(() => void follow())
void follow()
