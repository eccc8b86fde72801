/** Hides how the tab and page of the list are written in the address and asked of the server. */
import type { ConversationFilter } from '../../api/calls.ts'
import type { KeptFilter } from '../../api/inbox-calls.ts'

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

const states = ['open', 'waiting', 'snoozed', 'done'] as const

/** The same as the server keeps it and takes it in a body. */
export function keptOf({ tab = 'open', page, free, wait }: Filter): KeptFilter {
  return {
    state: states.find(each => each === tab) ?? 'all',
    ...(page ? { page_id: page } : {}),
    ...(tab === 'mine' ? { held: 'mine' as const } : free ? { held: 'nobody' as const } : {}),
    ...(tab === 'offered' ? { offered: true } : {}),
    ...(tab === 'unread' ? { unread: true } : {}),
    ...(wait ? { waiting_minutes: wait } : {}),
  }
}

/** The same in an address of the server. */
export function asked(filter: Filter): ConversationFilter {
  const { offered, unread, ...rest } = keptOf(filter)
  return { ...rest, ...(offered ? { offered: 'true' } : {}), ...(unread ? { unread: 'true' } : {}) }
}
