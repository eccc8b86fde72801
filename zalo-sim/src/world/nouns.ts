// Hides nothing: the things of Zalo's world as the simulator keeps them. Times are whole milliseconds of the simulator's clock.

export interface App {
  app_id: string
  secret: string
  webhook_url: string | null
  /** The "OA Secret Key" of the console's webhook page; not the app secret. */
  webhook_secret: string
  webhook_state: 'on' | 'disabled'
  /** Calls admitted in any 60 s; 0 lifts the limit (benches). */
  rate_per_minute: number
  active: boolean
  /** The console's "Webhook Retry" switch. */
  retry: boolean
  proof_required: boolean
  /** Must equal the consent's redirect_uri when set. */
  callback_url: string | null
  /** Whether `oa_send_*` and the received and seen events are sent; off for benches. */
  echoes: boolean
  receipts: boolean
}

interface Admin {
  admin_id: string
  name: string
}

/** An Official Account. In the simulator it is granted to at most one app. */
export interface Page {
  oa_id: string
  name: string
  app_id: string
  granted: boolean
  state: 'live' | 'deleted'
  verified: boolean
  /** 2 enterprise, 4 government. */
  oa_type: number
  admins: Admin[]
  /** Messages a month that pay for answers between 48 hours and 7 days. */
  package_total: number
  package_used: number
  package_month: string
  zca: 'none' | 'funded' | 'empty'
}

export interface Person {
  /** The handle by which control names this person, such as "lan". */
  id: string
  name: string
  phone: string
  /** A phone that is on receives at once. */
  phone_on: boolean
  /** No account of Zalo: a visitor of a website with the page's chat widget. */
  web?: boolean
}

/** What a page offers to press: the title, and what the person then says, for all to read or only to the page. */
export interface Choice {
  title: string
  subtitle: string | null
  says: string | null
  hidden: boolean
}

type Sender = 'person' | 'page' | 'admin'

export interface Message {
  msg_id: string
  at: number
  from: Sender
  kind: string
  text: string | null
  url: string | null
  place: { latitude: string; longitude: string } | null
  /** A file's name, a contact's, a link's title. */
  name?: string
  choices?: Choice[]
  /** The message it answers. */
  quote?: string
  /** Zalo's icon that each side last put on it. */
  reactions?: { person?: string; page?: string }
  state: 'sent' | 'received' | 'seen'
}

/** One person as one page knows them. */
export interface Contact {
  oa_id: string
  person_id: string
  user_id: string
  user_id_by_app: string
  /** Of a visitor of the widget: answers need it beside the id. */
  conversation_id?: string
  following: boolean
  blocked: boolean
  last_interaction: number | null
  /** Free answers used since the last interaction; counts only under the switch `free_replies: 8`. */
  replies: number
  messages: Message[]
}

export interface AccessToken {
  token: string
  app_id: string
  oa_id: string
  expires_at: number
  /** Replaced by a refresh, revoked, or ended by control. */
  dead: boolean
}

export interface RefreshToken {
  token: string
  app_id: string
  oa_id: string
  expires_at: number
  used: boolean
}

export interface Code {
  code: string
  app_id: string
  oa_id: string
  challenge: string | null
  expires_at: number
}
