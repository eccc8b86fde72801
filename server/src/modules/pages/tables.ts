export type Tables = {
  apps: {
    id: string
    zalo_app_id: string
    name: string
    secret: Buffer
    webhook_secret: Buffer
    webhook_secret_before: Buffer | null
    webhook_secret_changed_at: number | null
    proof: boolean
    per_minute: number
    paused_until: number | null
    pauses: number
    created_at: number
  }
  app_spends: {
    app_id: string
    second: number
    spent: number
  }
  pages: {
    id: string
    kind: string
    app_id: string | null
    oa_id: string | null
    name: string
    state: string
    state_reason: string | null
    state_since: number
    held_until: number | null
    mode: string
    created_at: number
  }
  page_units: {
    page_id: string
    unit_id: string
    valid_from: number
    valid_to: number | null
  }
  page_tokens: {
    page_id: string
    generation: number
    access_token: Buffer
    refresh_token: Buffer
    access_until: number
    renew_at: number
    issued_at: number
    refresh_started: number | null
    refresh_unsure: boolean
  }
  page_admins: {
    page_id: string
    admin_mac: Buffer
    mac_version: number
    name: string
    added_at: number
    confirmed_at: number
  }
}
