/** Whether the sheet about rings is open: the menu opens it, and taking a shift does. */
import { store } from '../../ui/store.ts'

export const bell = store(false)
export const openBell = (): void => bell.set(true)
