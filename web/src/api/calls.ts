/** Every call the console makes, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { BodyOf, InQuery } from './routes.ts'

/** Names one conversation. */
export type Ref = { page_id: string; id: string }
export type ConversationFilter = Omit<InQuery<'get', '/api/conversations'>, 'cursor' | 'limit'>
export type ConversationAct = 'claim' | 'release' | 'waiting' | 'done' | 'reopening'
export type Reaction = BodyOf<`${typeof conversation}/reactions`>['icon']
export type DeliveryAct = 'resend' | 'withdrawal'

const conversation = '/api/pages/{page_id}/conversations/{id}'
const pageSize = 50
/** A conversation or a delivery may come with more than its names; only those go into the path. */
const names = ({ page_id, id }: Ref): Ref => ({ page_id, id })

export const getMe = () => read('/api/session', null)
export const signIn = (body: BodyOf<'/api/session'>) => change('/api/session', null, body)
export const unlock = (password: string) => change('/api/session/unlock', null, { password })
export const lock = () => change('/api/session/lock', null, {})
export const signOut = () => change('/api/session/end', null, {})

export const listConversations = (filter: ConversationFilter, cursor?: string) =>
  read('/api/conversations', null, { ...filter, cursor, limit: pageSize })
export const getConversation = (ref: Ref) => read(conversation, names(ref))
export const listLines = (ref: Ref, cursor?: string) =>
  read(`${conversation}/lines`, names(ref), { cursor, limit: pageSize })
export const markRead = (ref: Ref, up_to: string) => change(`${conversation}/read`, names(ref), { up_to })
export const act = (ref: Ref, name: ConversationAct) => change(`${conversation}/${name}`, names(ref), {})
export const reply = (ref: Ref, body: BodyOf<`${typeof conversation}/replies`>, key: string) =>
  change(`${conversation}/replies`, names(ref), body, key)
export const writeNote = (ref: Ref, text: string, key: string) =>
  change(`${conversation}/notes`, names(ref), { text }, key)
export const uploadMedia = (ref: Ref, bytes: Blob, key: string) =>
  change(`${conversation}/media`, names(ref), bytes, key)
export const requestInfo = (ref: Ref, wait: boolean, key: string) =>
  change(`${conversation}/info-requests`, names(ref), wait ? { wait } : {}, key)
export const react = (ref: Ref, message_id: string, icon: Reaction) =>
  change(`${conversation}/reactions`, names(ref), { message_id, icon })
export const actOnDelivery = (delivery: Ref, name: DeliveryAct) =>
  change(`/api/pages/{page_id}/deliveries/{id}/${name}`, names(delivery), {})

export const listUnits = () => read('/api/units', null)
export const listPages = () => read('/api/pages', null)
const roster = '/api/units/{unit_id}/shifts'
/** Names one shift. */
export type ShiftRef = { unit_id: string; id: string }

export const listDuty = () => read('/api/duty', null)
export const listShifts = (unit_id: string, at?: number) => read(roster, { unit_id }, { at })
export const planShift = (unit_id: string, body: BodyOf<typeof roster>) => change(roster, { unit_id }, body)
export const beginShift = (unit_id: string, to_at: number) => change(`${roster}/unplanned`, { unit_id }, { to_at })
export const takeShift = ({ unit_id, id }: ShiftRef) => change(`${roster}/{id}/take`, { unit_id, id }, {})
export const handOverShift = ({ unit_id, id }: ShiftRef, note: string) =>
  change(`${roster}/{id}/handover`, { unit_id, id }, { note })
export const withdrawShift = ({ unit_id, id }: ShiftRef) => change(`${roster}/{id}/withdrawal`, { unit_id, id }, {})

const page = '/api/pages/{page_id}'
export const getHours = (page_id: string) => read(`${page}/hours`, { page_id })
export const setHours = (page_id: string, body: BodyOf<`${typeof page}/hours`>) =>
  change(`${page}/hours`, { page_id }, body)
export const addDays = (page_id: string, body: BodyOf<`${typeof page}/days`>) =>
  change(`${page}/days`, { page_id }, body)
export const withdrawDays = (page_id: string, id: string) => change(`${page}/days/{id}/withdrawal`, { page_id, id }, {})
export const setClosedNote = (page_id: string, text: string | null) =>
  change(`${page}/closed-note`, { page_id }, { text })
export const setMode = (page_id: string, mode: 'listening' | 'speaking') => change(`${page}/${mode}`, { page_id }, {})

export const listOfficers = () => read('/api/officers', null)
export const getOperations = () => read('/api/operations', null)
export const listSetAside = () => read('/api/operations/set-aside', null)
export const retrySetAside = (event: Ref) => change('/api/operations/set-aside/{page_id}/{id}/retry', names(event), {})
export const listTrail = (cursor?: string) => read('/api/trail', null, { cursor })
