/** Hides how the tab and page of the list are written in the address and asked of the server. */
import type { ConversationFilter } from '../../api/calls.ts'

export const tabs = ['open', 'offered', 'mine', 'unread', 'waiting', 'snoozed', 'done'] as const
export type Tab = (typeof tabs)[number]

/** What the address says: absent means *open* and every page. */
export type Filter = { tab?: Tab; page?: string; free?: true; wait?: number }

/** Whether more than tab and page narrows the list. */
export const isNarrowed = ({ free, wait }: Filter): boolean => free === true || wait !== undefined

/** Reads the address; what is not understood is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const tab = tabs.find(name => name === search['tab'])
  const page = search['page']
  const wait = Number(search['wait'])
  return {
    ...(tab && tab !== 'open' ? { tab } : {}),
    ...(page ? { page: String(page) } : {}),
    ...(search['free'] === true ? { free: true } : {}),
    ...(Number.isSafeInteger(wait) && wait > 0 ? { wait } : {}),
  }
}

/** The same as the server understands it. */
export function asked({ tab = 'open', page, free, wait }: Filter): ConversationFilter {
  const states = { open: 'open', waiting: 'waiting', snoozed: 'snoozed', done: 'done' } as const
  return {
    page_id: page,
    state: tab in states ? states[tab as keyof typeof states] : 'all',
    held: tab === 'mine' ? 'mine' : free ? 'nobody' : undefined,
    waiting_minutes: wait,
    offered: tab === 'offered' ? 'true' : undefined,
    unread: tab === 'unread' ? 'true' : undefined,
  }
}
