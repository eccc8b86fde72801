/** Hides how the tab and the narrowings of the queue are written in the address and asked of the server. */
import type { TipFilter } from '../../api/tip-calls.ts'

export const tipTabs = ['open', 'new', 'triaged', 'set_aside', 'closed', 'mine', 'unread'] as const
export type TipTab = (typeof tipTabs)[number]
export const urgencies = ['loud', 'soft', 'none'] as const

/** What the address says; absent means *open*, any urgency, any category, every unit. */
export type TipSearch = { tab?: TipTab; urgency?: (typeof urgencies)[number]; category?: string; unit?: string }

/** Reads the address; what is not understood is left out. */
export function readTipSearch(search: Record<string, unknown>): TipSearch {
  const tab = tipTabs.find(name => name === search['tab'])
  const urgency = urgencies.find(name => name === search['urgency'])
  const { category, unit } = search
  return {
    ...(tab && tab !== 'open' ? { tab } : {}),
    ...(urgency ? { urgency } : {}),
    ...(typeof category === 'string' && category ? { category } : {}),
    ...(typeof unit === 'string' && unit ? { unit } : {}),
  }
}

/** The same as the server understands it. */
export function askedTips({ tab = 'open', urgency, category, unit }: TipSearch): TipFilter {
  const narrow = { urgency, category, unit_id: unit }
  if (tab === 'mine') return { ...narrow, state: 'open', mine: 'true' }
  if (tab === 'unread') return { ...narrow, state: 'open', unread: 'true' }
  return { ...narrow, state: tab }
}
