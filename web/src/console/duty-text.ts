/** Hides which language the screens of shifts and pages speak; their sentences come with them. */
import { settings } from '../settings.ts'
import { duty as en } from '../text/en-duty.ts'
import { duty as vi } from '../text/vi-duty.ts'
import { useStore } from '../ui/store.ts'

export const useDutyText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
