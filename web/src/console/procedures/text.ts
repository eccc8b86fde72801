/** Hides which language the screens of procedures speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import { procedures as en } from '../../text/en-procedures.ts'
import { procedures as vi } from '../../text/vi-procedures.ts'
import { useStore } from '../../ui/store.ts'

export const useProcedureText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
