/** Hides how a screen learns who is signed in and what this officer may open. */
import { createContext, type ReactNode, useContext } from 'react'
import type { Me } from '../api/shapes.ts'

const Signed = createContext<Me | null>(null)

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <Signed.Provider value={me}>{children}</Signed.Provider>
}

/** The signed-in officer; only below the gates. */
export function useMe(): Me {
  const me = useContext(Signed)
  if (!me) throw new Error('useMe is used outside the session')
  return me
}

/** Whether the page only listens (*Chỉ nghe*): then nothing can be sent from it. */
export const useListens = (page_id: string): boolean =>
  useMe().pages.some(page => page.page_id === page_id && page.mode === 'listening')

/** The screens of the console, in the order of the navigation. */
export type ScreenName =
  | 'inbox'
  | 'tips'
  | 'cases'
  | 'shifts'
  | 'procedures'
  | 'templates'
  | 'pages'
  | 'operations'
  | 'units'
  | 'officers'
  | 'trail'
  | 'openings'

const actThatOpens: Record<ScreenName, Me['may'][number]> = {
  inbox: 'conversation.read',
  tips: 'tip.read',
  cases: 'case.read',
  shifts: 'shift.read',
  procedures: 'procedure.read',
  templates: 'template.write',
  pages: 'page.set_hours',
  operations: 'operations.read',
  units: 'page.see',
  officers: 'officer.list',
  openings: 'openings.read',
  trail: 'trail.read',
}
const screens = Object.keys(actThatOpens) as ScreenName[]

/** Which screens this officer's `may` opens. */
export function screensFor(me: Me): ScreenName[] {
  return screens.filter(name => me.may.includes(actThatOpens[name]))
}
