// Every route of the officers' door. A new noun is one line here.

import type { Route } from '../../platform/http.ts'
import type { Caller } from './route.ts'
import { sessionRoutes } from './session.ts'
import { unitRoutes } from './units.ts'

export const allRoutes: readonly Route<Caller>[] = [...sessionRoutes, ...unitRoutes]
