export type Tables = {
  deliveries: {
    page_id: string
    id: string
    address_id: string
    thread_id: string | null
    message_id: string
    kind: string
    priority: number
    told_by: string
    state: string
    due_at: number
    follows: string | null
    after_unknown: string
    content_mac: Buffer
    tries: number
    again: number
    claimed_by: number | null
    sending_at: number | null
    look_at: number | null
    settled_at: number | null
    sent_at: number | null
    outside_mac: Buffer | null
    earlier_macs: Buffer[] | null
    delivered_at: number | null
    seen_at: number | null
    fault: string | null
    created_at: number
  }
  page_work: {
    page_id: string
    priority: number
    app_id: string
    due_at: number | null
    served_at: number
  }
  senders: {
    mark: number
    since: number
  }
}
