export type Tables = {
  officers: {
    id: string
    login: string
    name: string
    state: string
    password_hash: string
    totp_secret: Buffer
    totp_step: number
    data_key: Buffer
    created_at: number
  }
  role_grants: {
    id: string
    officer_id: string
    role: string
    unit_id: string
    below: boolean
    granted_by: string | null
    valid_from: number
    valid_to: number | null
  }
  sign_in_failures: { login_mac: Buffer; failures: number; last_at: number; locked_until: number | null }
  sessions: {
    id: string
    officer_id: string
    token_hash: Buffer
    begun_at: number
    last_act_at: number
    locked_at: number | null
    expires_at: number
    ended_at: number | null
  }
  remembered_replies: {
    officer_id: string
    key: string
    route: string
    body_mac: Buffer
    reply: Buffer | null
    at: number
  }
}
