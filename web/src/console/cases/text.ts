/** Hides which language the screens of cases speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import { cases as casesEn, register as registerEn } from '../../text/en-cases.ts'
import { cases, register } from '../../text/vi-cases.ts'
import { useStore } from '../../ui/store.ts'

const useVi = () => useStore(settings, now => now.language === 'vi')
export const useCaseText = (): typeof cases => (useVi() ? cases : casesEn)
export const useRegisterText = (): typeof register => (useVi() ? register : registerEn)
