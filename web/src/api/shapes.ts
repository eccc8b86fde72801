/** The shapes the server answers with, as the console reads them; times are whole milliseconds. */

export type Act = string

export type Grant = { role: string; unit_id: string; unit_name: string; below: boolean }
export type PageAccess = { page_id: string; name: string; unit_name: string; state: string; mode: string }

/** The signed-in officer. `may` holds the names of acts this officer may do somewhere; `now` is the server's clock. */
export type Me = {
  officer_id: string
  login: string
  name: string
  roles: Grant[]
  pages: PageAccess[]
  may: Act[]
  locked: boolean
  idle_lock_ms: number
  one_role: boolean
  now: number
}

export type Officer = { officer_id: string; name: string }
export type ConversationState = 'open' | 'waiting' | 'done'
export type Speaker = 'citizen' | 'officer' | 'bot' | 'admin'

/** What may still be sent: `until` when the reply window closes, `free_until` when replies begin to cost. */
export type ReplyWindow = { open: boolean; until: number | null; free_until: number | null }

export type Conversation = {
  page_id: string
  page_name: string
  id: string
  alias: string
  state: ConversationState
  claimed_by: Officer | null
  unread: number
  last_line: { id: string; at: number; from: Speaker; kind: string; words: string | null } | null
  waiting_since: number | null
  window: ReplyWindow
  following: boolean
  blocked: boolean
  may: Act[]
}

export type Counts = { open: number; waiting: number; done: number; mine: number; unread: number }
export type ConversationPage = { conversations: Conversation[]; next: string | null; counts: Counts }

export type DeliveryState = 'due' | 'sending' | 'sent' | 'unknown' | 'waiting' | 'failed' | 'withdrawn'

export type Delivery = {
  id: string
  state: DeliveryState
  due_at: number | null
  sent_at: number | null
  delivered_at: number | null
  seen_at: number | null
  fault: { code: string; phrase: string } | null
  may: Act[]
}

export type Media = {
  id: string
  state: 'wanted' | 'kept' | 'refused' | 'gone'
  width: number | null
  height: number | null
  url: string | null
}

export type Place = { latitude: number; longitude: number; link: string | null }

export type MessageLine = {
  line: 'message'
  id: string
  at: number
  from: Speaker
  officer_name: string | null
  kind: string
  text: string | null
  supported: boolean
  media: Media[]
  place: Place | null
  delivery: Delivery | null
}
export type NoteLine = { line: 'note'; id: string; at: number; officer_name: string; text: string }
export type SystemLine = { line: 'system'; id: string; at: number; text: string }
export type Line = MessageLine | NoteLine | SystemLine
export type LinePage = { lines: Line[]; next: string | null }

export type MediaReceipt = { media_id: string; width: number; height: number; bytes: number }

export type Unit = {
  unit_id: string
  code: string
  kind: string
  name: string
  parent_id: string | null
  valid_from: number
  valid_to: number | null
  successor_ids: string[]
  page_ids: string[]
}

export type Page = {
  page_id: string
  name: string
  kind: string
  unit_id: string
  unit_name: string
  state: string
  mode: string
  following: number
}

export type OfficerEntry = { officer_id: string; login: string; name: string; state: string; roles: Grant[] }

export type Operations = {
  intake: { due: number; set_aside: number; strays: number; oldest_due_ms: number | null }
  deliveries: { due: number; waiting: number; unknown: number; failed: number }
  apps: { app_id: string; name?: string; state?: string; used?: number; budget?: number; paused_until?: number | null }[]
  pages: { page_id: string; name: string; state: string; due?: number }[]
  trail: { unsealed: number; last_seal_at: number | null }
}

export type SetAside = {
  page_id: string
  id: string
  at: number
  kind: string | null
  tries: number
  reason: string | null
}

export type TrailLine = {
  id: string
  at: number
  book: 'activity' | 'audit'
  act: string
  officer_name: string | null
  unit_name?: string | null
  page_id?: string | null
  thing_id?: string | null
}
