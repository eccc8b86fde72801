/** Hides how the tab and page of the list are written in the address and asked of the server. */
import type { ConversationFilter } from '../../api/calls.ts'

export const tabs = ['open', 'waiting', 'done', 'mine', 'unread'] as const
export type Tab = (typeof tabs)[number]

/** What the address says: absent means *open* and every page. */
export type Filter = { tab?: Tab; page?: string }

/** Reads the address; what is not understood is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const tab = tabs.find(name => name === search['tab'])
  const page = search['page']
  return { ...(tab && tab !== 'open' ? { tab } : {}), ...(page ? { page: String(page) } : {}) }
}

/** The same as the server understands it. */
export function asked({ tab = 'open', page }: Filter): ConversationFilter {
  const state = tab === 'mine' || tab === 'unread' ? 'all' : tab
  const yes = (wanted: boolean) => (wanted ? 'true' : undefined)
  return { page_id: page, state, mine: yes(tab === 'mine'), unread: yes(tab === 'unread') }
}
