// What several routes reply with, named for the API document.

import { z } from 'zod'
import { allActs, roles } from '../../modules/officers/officers.ts'

export const id = z.uuid()
/** Whole milliseconds since 1970, UTC. */
export const time = z.int().meta({ description: 'Whole milliseconds since 1970, UTC.' })
export const act = z.enum(allActs)
/** A time from outside: a whole ms that a calendar can name. */
export const moment = z.int().min(0).max(253_370_000_000_000)
export const role = z.enum(roles)
export const nothing = z.strictObject({})

export const pageState = z.enum(['active', 'paused', 'needs_consent'])
export const pageMode = z.enum(['speaking', 'listening'])

export const me = z
  .strictObject({
    officer_id: id,
    login: z.string(),
    name: z.string(),
    roles: z.array(z.strictObject({ role, unit_id: id, unit_name: z.string(), below: z.boolean() })),
    pages: z.array(
      z.strictObject({
        page_id: id,
        name: z.string(),
        unit_name: z.string().nullable(),
        state: pageState,
        mode: pageMode,
      }),
    ),
    may: z.array(act),
    locked: z.boolean(),
    idle_lock_ms: z.int(),
    one_role: z.boolean(),
    now: time,
  })
  .meta({ id: 'Me' })
