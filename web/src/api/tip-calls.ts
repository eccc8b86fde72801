/** The calls about tips, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { BodyOf, InQuery, ReplyOf } from './routes.ts'

const one = '/api/tips/{id}'
const pageSize = 50

export type TipPage = ReplyOf<'get', '/api/tips'>
export type Tip = TipPage['tips'][number]
export type TipFilter = Pick<
  InQuery<'get', '/api/tips'>,
  'unit_id' | 'state' | 'urgency' | 'category' | 'mine' | 'unread'
>
export type TriageView = ReplyOf<'get', '/api/tips/{id}/triage'>
export type Triage = BodyOf<'/api/tips/{id}/triage'>
export type TipEntry = BodyOf<'/api/tips'>
export type SetAside = BodyOf<'/api/tips/{id}/setting-aside'>

export const listTips = (filter: TipFilter, cursor?: string) =>
  read('/api/tips', null, { ...filter, cursor, limit: pageSize })
export const getTip = (id: string) => read(one, { id })
export const listTipLines = (id: string, cursor?: string) => read(`${one}/lines`, { id }, { cursor, limit: pageSize })
export const replyToTip = (id: string, body: BodyOf<'/api/tips/{id}/replies'>, key: string) =>
  change(`${one}/replies`, { id }, body, key)
export const noteTip = (id: string, text: string, key: string) => change(`${one}/notes`, { id }, { text }, key)
export const markTipRead = (id: string) => change(`${one}/read`, { id }, {})
export const lowerTip = (id: string, to: 'none' | 'soft', reason: string) =>
  change(`${one}/lowering`, { id }, { to, reason })
export const getTriage = (id: string) => read(`${one}/triage`, { id })
export const triageTip = (id: string, body: Triage) => change(`${one}/triage`, { id }, body)
export const setTipAside = (id: string, body: SetAside) => change(`${one}/setting-aside`, { id }, body)
export const divideTip = (id: string, first_message_id: string) =>
  change(`${one}/division`, { id }, { first_message_id })
export const enterTip = (body: TipEntry) => change('/api/tips', null, body)
export const makeTip = (page_id: string, id: string, first_message_id: string) =>
  change('/api/pages/{page_id}/conversations/{id}/tip', { page_id, id }, { first_message_id })
