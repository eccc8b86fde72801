export type Tables = {
  citizens: {
    page_id: string
    id: string
    created_at: number
    held_at: number | null
    erased_at: number | null
  }
  addresses: {
    page_id: string
    id: string
    citizen_id: string
    kind: string
    id_hmac: Buffer | null
    key_version: number
    following: boolean
    following_at: number
    blocked: boolean
    last_interaction_at: number | null
    first_seen_at: number
  }
}
