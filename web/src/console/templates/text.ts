/** Hides which language the reply templates' parts speak; their sentences come with them. */
import { settings } from '../../settings.ts'
import { templates as en } from '../../text/en-templates.ts'
import { templates as vi } from '../../text/vi-templates.ts'
import { useStore } from '../../ui/store.ts'

export const useTemplateText = (): typeof vi => (useStore(settings, now => now.language) === 'vi' ? vi : en)
