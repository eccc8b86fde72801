/** Hides how a filter of the address is kept by the server, and comes back. */
import type { KeptFilter } from '../../api/inbox-calls.ts'
import type { Filter, Tab } from './filter.ts'

const states = ['open', 'waiting', 'snoozed', 'done'] as const

export function keptOf({ tab = 'open', page, free, wait }: Filter): KeptFilter {
  const state = states.find(each => each === tab) ?? 'all'
  return {
    state,
    ...(page ? { page_id: page } : {}),
    ...(tab === 'mine' ? { held: 'mine' as const } : free ? { held: 'nobody' as const } : {}),
    ...(tab === 'offered' ? { offered: true } : {}),
    ...(tab === 'unread' ? { unread: true } : {}),
    ...(wait ? { waiting_minutes: wait } : {}),
  }
}

export function filterOf({ state, page_id, held, offered, unread, waiting_minutes }: KeptFilter): Filter {
  const tab: Tab = offered ? 'offered' : unread ? 'unread' : held === 'mine' ? 'mine' : state === 'all' ? 'open' : state
  return {
    ...(tab === 'open' ? {} : { tab }),
    ...(page_id ? { page: page_id } : {}),
    ...(held === 'nobody' ? { free: true } : {}),
    ...(waiting_minutes ? { wait: waiting_minutes } : {}),
  }
}
