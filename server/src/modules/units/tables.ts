export type Tables = {
  units: { id: string; code: string; kind: string; valid_from: number; valid_to: number | null }
  unit_names: { unit_id: string; name: string; valid_from: number; valid_to: number | null }
  unit_parents: { unit_id: string; parent_id: string | null; valid_from: number; valid_to: number | null }
  unit_successors: { unit_id: string; successor_id: string; since: number; source: string }
  areas: {
    id: string
    unit_id: string
    kind: string
    code: string | null
    name: string
    source: string
    valid_from: number
    valid_to: number | null
  }
  hot_lines: {
    id: string
    unit_id: string
    number: string
    label: string
    source: string
    signed_by: string
    valid_from: number
    valid_to: number | null
  }
  policies: {
    id: string
    name: string
    unit_id: string | null
    value: number
    source: string
    valid_from: number
  }
}
