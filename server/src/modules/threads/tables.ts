export type Tables = {
  threads: {
    page_id: string
    id: string
    kind: string
    alias: string
    content_key: Buffer | null
    created_at: number
    erased_at: number | null
  }
}
