/** Hides how the tab of the list of cases is written in the address and asked of the server. */
import type { CaseFilter } from '../../api/case-calls.ts'

export const caseTabs = ['open', 'mine', 'offered', 'late', 'soon', 'closed', 'doubtful'] as const
export type CaseTab = (typeof caseTabs)[number]

/** What the address says; absent means *open*. A code finds one case whatever the tab. */
export type CaseSearch = { tab?: CaseTab; code?: string }

/** Reads the address; what is not understood is left out. */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const tab = caseTabs.find(name => name === search['tab'])
  const code = search['code']
  return { ...(tab && tab !== 'open' ? { tab } : {}), ...(code ? { code: String(code) } : {}) }
}

/** The same as the server understands it. */
export function askedCases({ tab = 'open', code }: CaseSearch): CaseFilter {
  const of = tab === 'closed' ? ({ of: 'state', state: 'closed' } as const) : { of: tab }
  return code ? { ...of, code } : of
}
