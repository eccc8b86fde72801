/** Hides how a category of tips is called in the officer's language; a new one shows its own name. */
import { settings } from '../settings.ts'
import { categories as en } from '../text/en-categories.ts'
import { categories as vi } from '../text/vi-categories.ts'
import { useStore } from '../ui/store.ts'

/** Names by slug, in the order of the catalogue. */
export const useCategories = (): Record<string, string> => (useStore(settings, now => now.language) === 'vi' ? vi : en)
