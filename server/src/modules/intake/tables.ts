type EventRow = {
  page_id: string
  id: string
  name: string
  lane: Buffer
  arrived: import('kysely').GeneratedAlways<number>
  zalo_at: number | null
  received_at: number
  state: string
  tries: number
  due_at: number
  fault: string | null
  raw: Buffer | null
  handled_at: number | null
}

export type Tables = {
  events: EventRow
  odd_events: EventRow
  strays: {
    id: string
    zalo_app_id: string
    name: string
    received_at: number
    raw: Buffer
  }
  intake_keys: {
    id: string
    use: string
    day: number | null
    wrapped: Buffer | null
    made_at: number
    destroyed_at: number | null
  }
}
