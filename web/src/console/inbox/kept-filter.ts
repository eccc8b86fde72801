/** Hides how a filter that the server kept comes back into the address. */
import type { KeptFilter } from '../../api/inbox-calls.ts'
import type { Filter, Tab } from './filter.ts'

export function filterOf({ state, page_id, held, offered, unread, waiting_minutes }: KeptFilter): Filter {
  const tab: Tab = offered ? 'offered' : unread ? 'unread' : held === 'mine' ? 'mine' : state === 'all' ? 'open' : state
  return {
    ...(tab === 'open' ? {} : { tab }),
    ...(page_id ? { page: page_id } : {}),
    ...(held === 'nobody' ? { free: true } : {}),
    ...(waiting_minutes ? { wait: waiting_minutes } : {}),
  }
}
