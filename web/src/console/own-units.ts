/** Hides which units an officer stands in: where a role is held, and all below where it reaches down. */
import { useQuery } from '@tanstack/react-query'
import { unitsQuery } from '../api/queries.ts'
import type { Me, Unit } from '../api/shapes.ts'
import { useMe } from './me.tsx'

type Named = { unit_id: string; name: string }

/** The units of the roles at once, those below as soon as the tree is there. */
export function useOwnUnits(): Named[] {
  const me = useMe()
  const { data } = useQuery({ ...unitsQuery, enabled: me.roles.some(role => role.below) })
  return ownUnits(me.roles, data?.units ?? [])
}

/** Each once, the units of the roles first. */
export function ownUnits(
  roles: readonly Pick<Me['roles'][number], 'unit_id' | 'unit_name' | 'below'>[],
  units: readonly Pick<Unit, 'unit_id' | 'name' | 'parent_id'>[],
): Named[] {
  const parents = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]))
  const tops = new Set(roles.filter(role => role.below).map(role => role.unit_id))
  const isBelow = (unit_id: string | null | undefined, steps = units.length): boolean =>
    unit_id != null && (tops.has(unit_id) || (steps > 0 && isBelow(parents.get(unit_id), steps - 1)))
  const own = roles.map(({ unit_id, unit_name }): [string, string] => [unit_id, unit_name])
  const below = units
    .filter(({ parent_id }) => isBelow(parent_id))
    .map(({ unit_id, name }): [string, string] => [unit_id, name])
  return [...new Map([...below, ...own].reverse())].map(([unit_id, name]) => ({ unit_id, name }))
}
