import type { Generated } from 'kysely'

export type Tables = {
  trail: {
    id: string
    at: number
    kind: string
    who_kind: string
    who_id: string | null
    who_name: string
    session: string | null
    act: string
    thing_kind: string
    page_id: string | null
    thing_id: string
    facts: unknown
    sealed: Buffer | null
    tx: Generated<string>
  }
  trail_seal: {
    id: number
    at: number
    from_tx: string
    to_tx: string
    lines: number
    lines_mac: Buffer
    previous: Buffer
    mac: Buffer
    dropped_at: number | null
  }
}
