export type Tables = {
  conversations: {
    page_id: string
    id: string
    citizen_id: string
    address_id: string
    state: string
    claimed_by: string | null
    claimed_at: number | null
    unread: number
    waiting_since: number | null
    last_line_at: number
    last_message_id: string | null
    rank: number
    created_at: number
  }
  messages: {
    page_id: string
    id: string
    thread_id: string
    origin: string
    officer_id: string | null
    at: number
    kind: string
    body: Buffer | null
    zalo_mac: Buffer | null
    late: boolean
    created_at: number
  }
  notes: {
    page_id: string
    id: string
    thread_id: string
    officer_id: string
    body: Buffer
    at: number
  }
  conversation_acts: {
    page_id: string
    id: string
    thread_id: string
    act: string
    officer_id: string | null
    at: number
  }
}
