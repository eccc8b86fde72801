/** Hides which language the screens of tips speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import { tips as en } from '../../text/en-tips.ts'
import { tips as vi } from '../../text/vi-tips.ts'
import { useStore } from '../../ui/store.ts'

export const useTipText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
