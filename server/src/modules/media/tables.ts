export type Tables = {
  media: {
    page_id: string
    id: string
    thread_id: string
    message_id: string | null
    origin: string
    state: string
    source: Buffer | null
    reason: string | null
    type: string | null
    bytes: number | null
    width: number | null
    height: number | null
    sha256: Buffer | null
    tries: number
    due_at: number | null
    created_at: number
    kept_at: number | null
  }
}
