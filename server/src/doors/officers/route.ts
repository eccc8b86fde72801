// The `route` of the officers' door: acts of the permission table, and what a route is told about its caller.

import type { OfficersDoor } from './door.ts'
import type { Act, Session } from '../../modules/officers/officers.ts'
import { routesFor } from '../../platform/http.ts'

export interface Caller {
  /** Undefined only where `may` is 'anyone'. */
  readonly session: Session | undefined
  readonly ip: string
  readonly door: OfficersDoor
  /** Set the session's cookie, or clear it with undefined; takes effect only when the route does not refuse. */
  keepToken(token: string | undefined): void
}

export const cookieName = 'by_session'
/** Says that there is a session, and nothing of it. */
export const toldName = 'by_signed_in'

export const route = routesFor<Act, Caller>()
