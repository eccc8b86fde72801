/** Every call the console makes, one line each: the paths and shapes of the server's API and nothing else. */
import { change, read } from './request.ts'
import type {
  Conversation,
  ConversationPage,
  Line,
  LinePage,
  Me,
  MediaReceipt,
  OfficerEntry,
  Operations,
  Page,
  SetAside,
  TrailLine,
  Unit,
} from './shapes.ts'

/** Names one conversation. */
export type Ref = { page_id: string; id: string }

export type ConversationFilter = {
  page_id?: string | undefined
  state: 'open' | 'waiting' | 'done' | 'all'
  mine?: boolean | undefined
  unread?: boolean | undefined
}

export type Reply = { text?: string; media_id?: string; wait?: boolean }
export type ConversationAct = 'claim' | 'release' | 'waiting' | 'done' | 'reopening'
export type DeliveryAct = 'resend' | 'withdrawal'

const pagePath = (page: string) => `/api/pages/${encodeURIComponent(page)}`
const path = (ref: Ref) => `${pagePath(ref.page_id)}/conversations/${encodeURIComponent(ref.id)}`

export const getMe = () => read<Me>('/api/session')
export const signIn = (body: { login: string; password: string; code: string }) => change<Me>('/api/session', { body })
export const unlock = (password: string) => change<Me>('/api/session/unlock', { body: { password } })
export const lock = () => change<unknown>('/api/session/lock')
export const signOut = () => change<unknown>('/api/session/end')

export const listConversations = (filter: ConversationFilter, cursor?: string) =>
  read<ConversationPage>('/api/conversations', { ...filter, cursor, limit: 50 })
export const getConversation = (ref: Ref) => read<Conversation>(path(ref))
export const listLines = (ref: Ref, cursor?: string) => read<LinePage>(`${path(ref)}/lines`, { cursor, limit: 50 })
export const markRead = (ref: Ref, up_to: string) => change<Conversation>(`${path(ref)}/read`, { body: { up_to } })
export const act = (ref: Ref, name: ConversationAct) => change<Conversation>(`${path(ref)}/${name}`)
export const reply = (ref: Ref, body: Reply, key: string) =>
  change<{ lines: Line[] }>(`${path(ref)}/replies`, { body, key })
export const writeNote = (ref: Ref, text: string, key: string) =>
  change<{ line: Line }>(`${path(ref)}/notes`, { body: { text }, key })
export const uploadImage = (page_id: string, image: Blob, key: string) =>
  change<MediaReceipt>(`${pagePath(page_id)}/media`, { body: image, key })
export const actOnDelivery = (page_id: string, id: string, name: DeliveryAct) =>
  change<{ line: Line }>(`${pagePath(page_id)}/deliveries/${encodeURIComponent(id)}/${name}`)

export const listUnits = () => read<{ units: Unit[] }>('/api/units')
export const listPages = () => read<{ pages: Page[] }>('/api/pages')
export const listOfficers = () => read<{ officers: OfficerEntry[] }>('/api/officers')
export const getOperations = () => read<Operations>('/api/operations')
export const listSetAside = () => read<{ set_aside: SetAside[] }>('/api/operations/set-aside')
export const retrySetAside = (page_id: string, id: string) =>
  change<unknown>(`/api/operations/set-aside/${encodeURIComponent(page_id)}/${encodeURIComponent(id)}/retry`)
export const listTrail = (cursor?: string) =>
  read<{ lines: TrailLine[]; next: string | null }>('/api/trail', { cursor })
