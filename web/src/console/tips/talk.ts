/** Hides how a tip's thread is told to the screens that all threads share. */
import type { Talk } from '../../api/talk.ts'
import type { Tip } from '../../api/tip-calls.ts'
import type { useTipText } from './text.ts'

const closed = { open: false, until: null, free_until: null }

export function talkOf(tip: Tip, t: ReturnType<typeof useTipText>): Talk {
  const barred = tip.window === null ? t.noAddress : tip.contact_rule === 'no_contact' ? t.noContact : null
  return {
    of: 'tip',
    page_id: tip.page_id,
    id: tip.id,
    alias: tip.alias,
    unread: tip.unread,
    window: tip.window ?? closed,
    blocked: false,
    claimed_by: null,
    address: tip.source === 'web' ? 'web' : 'zalo',
    may: tip.may,
    ...(barred === null ? {} : { barred }),
  }
}
