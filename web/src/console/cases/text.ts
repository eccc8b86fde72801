/** Hides which language the screens of cases speak; their sentences come with their part of the program. */
import { settings } from '../../settings.ts'
import * as en from '../../text/en-cases.ts'
import * as vi from '../../text/vi-cases.ts'
import { useStore } from '../../ui/store.ts'

const useWords = () => (useStore(settings, now => now.language) === 'vi' ? vi : en)
export const useCaseText = (): typeof vi.cases => useWords().cases
export const useRegisterText = (): typeof vi.register => useWords().register
