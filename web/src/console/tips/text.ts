/** Hides which language the screens of tips speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import * as en from '../../text/en-tips.ts'
import * as vi from '../../text/vi-tips.ts'
import { useStore } from '../../ui/store.ts'

const useWords = () => (useStore(settings, now => now.language) === 'vi' ? vi : en)
export const useTipText = (): typeof vi.tips => useWords().tips
export const useOpeningText = (): typeof vi.openings => useWords().openings
