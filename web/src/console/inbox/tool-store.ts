/** Which tool of the list is open: its button opens it, a key does, and the palette does. */
import { store } from '../../ui/store.ts'

export type Tool = { name: 'search' | 'filters' | 'batch'; words: string }

export const tool = store<Tool | null>(null)

/** `words`: what to look for at once. */
export const openTool = (name: Tool['name'], words = ''): void => tool.set({ name, words })
