/** Hides which language the screens of tips speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import { openings as openingsEn, tips as tipsEn } from '../../text/en-tips.ts'
import { openings, tips } from '../../text/vi-tips.ts'
import { useStore } from '../../ui/store.ts'

const useVi = () => useStore(settings, now => now.language === 'vi')
export const useTipText = (): typeof tips => (useVi() ? tips : tipsEn)
export const useOpeningText = (): typeof openings => (useVi() ? openings : openingsEn)
