/** Hides which language the inbox's own tools speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import { inbox as inboxEn } from '../../text/en-inbox.ts'
import { inbox } from '../../text/vi-inbox.ts'
import { useStore } from '../../ui/store.ts'

export const useInboxText = (): typeof inbox => (useStore(settings, now => now.language === 'vi') ? inbox : inboxEn)
