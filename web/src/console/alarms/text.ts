/** Hides which language the urgent lane speaks; its sentences come with its part of the program. */
import { settings } from '../../settings.ts'
import { alarms as en } from '../../text/en-alarms.ts'
import { alarms as vi } from '../../text/vi-alarms.ts'
import { useStore } from '../../ui/store.ts'

export const useAlarmText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
