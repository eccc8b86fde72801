/** Hides which language the screens of records speak; their sentences come with them. */
import { settings } from '../../settings.ts'
import { records as en } from '../../text/en-records.ts'
import { records as vi } from '../../text/vi-records.ts'
import { useStore } from '../../ui/store.ts'

export const useRecordText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
