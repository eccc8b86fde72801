// The table route × role as it is checked in: who may ask what, read from the routes and the permission table.

import { type Act, acts, type Role, roles } from '../../modules/officers/officers.ts'
import { allRoutes } from './all-routes.ts'

export interface PermissionRow {
  readonly route: string
  readonly may: Act | 'anyone' | 'signed_in'
  /** Roles that may, on pages of the units they hold for; everyone signed in for 'signed_in', all for 'anyone'. */
  readonly roles: readonly Role[]
  /** The kind of thing whose words the reply shows. */
  readonly reads: string | null
}

export const permissionRows = (): PermissionRow[] =>
  allRoutes.map(({ method, path, spec }) => {
    const may = spec.may as PermissionRow['may']
    const held = may === 'anyone' || may === 'signed_in' ? roles : acts[may]
    return { route: `${method} ${path}`, may, roles: held, reads: spec.reads ?? null }
  })
