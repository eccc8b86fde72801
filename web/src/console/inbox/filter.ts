/** Hides how the tab and page of the list are written in the address and asked of the server. */
import type { ConversationFilter } from '../../api/calls.ts'

export const tabs = ['open', 'offered', 'mine', 'unread', 'waiting', 'snoozed', 'done'] as const
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
  const states = { open: 'open', waiting: 'waiting', snoozed: 'snoozed', done: 'done' } as const
  return {
    page_id: page,
    state: tab in states ? states[tab as keyof typeof states] : 'all',
    held: tab === 'mine' ? 'mine' : undefined,
    offered: tab === 'offered' ? 'true' : undefined,
    unread: tab === 'unread' ? 'true' : undefined,
  }
}
