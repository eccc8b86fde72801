// The numbers Zalo holds us to, each with where it comes from, and the bounds we set on what Zalo may send us.

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// --- hosts (docs.zaloplatforms.com; official PHP SDK) ---
export const ZALO_HOSTS = {
  oauth: 'https://oauth.zaloapp.com',
  openapi: 'https://openapi.zalo.me',
  graph: 'https://graph.zalo.me',
  business: 'https://business.openapi.zalo.me',
} as const

// --- rate (docs, "Rate limit"): per app, over every call; the overflow answers -32 with HTTP 200 and no Retry-After ---
export const APP_REQUESTS_PER_MINUTE = 4000
export const APP_RATE_WINDOW_MS = MINUTE

// --- consultation messages (docs, "Tin tư vấn") ---
/** In characters, after NFC. More is -210 (one source says -201). */
export const TEXT_CHARACTERS = 2000
export const CAPTION_CHARACTERS = 2000
/** Lists and buttons (v2 docs; PHP SDK): elements or buttons of one message, and the lengths of what they say. */
export const CHOICES = 5
export const CHOICE_CHARACTERS = 100
export const SUBTITLE_CHARACTERS = 500
export const PAYLOAD_CHARACTERS = 1000
/** Since the last interaction: up to here a consultation message is free. */
export const FREE_WINDOW_MS = 48 * HOUR
/** Since the last interaction: up to here it may be sent at all; later is -230. That the edge is exact is our reading. */
export const REPLY_WINDOW_MS = 7 * DAY

// --- uploads (docs, "Upload hình ảnh", "Upload file") ---
export const UPLOAD_IMAGE_BYTES = 1024 * 1024
export const UPLOAD_IMAGE_TYPES = ['image/jpeg', 'image/png'] as const
export const UPLOAD_FILE_BYTES = 5 * 1024 * 1024
/** PDF, DOC and DOCX; CSV was added in 2026 and we send none. */
export const UPLOAD_FILE_TYPES = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const
export const UPLOADS_PER_DAY = 5000
/** Zalo keeps what was sent no longer than this; an id older than this must be uploaded again (unsent ids: our reading). */
export const MEDIA_LIFE_MS = 7 * DAY

// --- tokens (docs, "Xác thực") ---
export const CODE_LIFE_MS = 10 * MINUTE
/** Used only when a reply lacks `expires_in`, which otherwise always decides. */
export const ACCESS_TOKEN_LIFE_MS = 25 * HOUR
/** Three months, counted short; single use. */
export const REFRESH_TOKEN_LIFE_MS = 89 * DAY
export const VERIFIER_CHARACTERS = 43

// --- webhooks (docs, "Webhook") ---
export const WEBHOOK_ANSWER_MS = 2 * SECOND
/** Waits before the repeats of a delivery that got no 200; after the last one Zalo switches the webhook off. */
export const WEBHOOK_RETRY_MS = [30 * SECOND, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR] as const

// --- hours (docs: promotion and broadcast 06:00–21:59; the zone is our reading: UTC+7 without summer time) ---
export const ZALO_UTC_OFFSET_MS = 7 * HOUR
export const MORNING_HOUR = 6
export const NIGHT_HOUR = 22

// --- pages of lists (docs, "Danh sách tin nhắn", "Danh sách người dùng") ---
export const CONVERSATION_PAGE = 10
export const USER_LIST_PAGE = 50

// --- our own bounds on what arrives ---
/** A webhook body above 100 kB has been seen; ten times that is refused. */
export const BODY_BYTES = 1024 * 1024
export const JSON_DEPTH = 32
export const REPLY_BYTES = 1024 * 1024
/** Longest wait for one call, the wait for a free connection included. */
export const CALL_MS = 10 * SECOND
export const CONNECT_MS = 3 * SECOND
