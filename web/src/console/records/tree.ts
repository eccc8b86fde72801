/** Hides the walk over the unit tree; any depth, and a parent that is not shown makes its child a root. */
import type { Unit } from '../../api/shapes.ts'

/** Parents before their children, siblings by code. */
export function inTreeOrder(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map(unit => unit.unit_id))
  const children = Map.groupBy(units, unit => (unit.parent_id && known.has(unit.parent_id) ? unit.parent_id : null))
  const walk = (parent: string | null, depth: number): { unit: Unit; depth: number }[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.code.localeCompare(b.code, 'vi', { numeric: true }))
      .flatMap(unit => [{ unit, depth }, ...walk(unit.unit_id, depth + 1)])
  return walk(null, 0)
}
