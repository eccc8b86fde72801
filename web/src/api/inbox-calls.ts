/** The calls of the inbox that are asked for by a press: handing over, putting off. One line each, checked against the server's document. */
import type { Ref } from './calls.ts'
import { change, read } from './request.ts'
import type { BodyOf, ReplyOf } from './routes.ts'

const one = '/api/pages/{page_id}/conversations/{id}'
const names = ({ page_id, id }: Ref): Ref => ({ page_id, id })

export type Receivers = ReplyOf<'get', `${typeof one}/receivers`>
export type OfferWish = BodyOf<`${typeof one}/offer`>

export const getReceivers = (ref: Ref) => read(`${one}/receivers`, names(ref))
export const assign = (ref: Ref, to_officer_id: string) => change(`${one}/assignment`, names(ref), { to_officer_id })
export const offer = (ref: Ref, wish: OfferWish) => change(`${one}/offer`, names(ref), wish)
export const acceptOffer = (ref: Ref) => change(`${one}/offer/acceptance`, names(ref), {})
export const returnOffer = (ref: Ref, reason: string) => change(`${one}/offer/return`, names(ref), { reason })
export const withdrawOffer = (ref: Ref) => change(`${one}/offer/withdrawal`, names(ref), {})
export const snooze = (ref: Ref, until: number) => change(`${one}/snooze`, names(ref), { until })

const views = '/api/inbox-views'
export type InboxView = ReplyOf<'get', typeof views>['views'][number]
export type KeptFilter = InboxView['filter']
export type SearchWish = BodyOf<'/api/conversation-searches'>
export type SearchLook = ReplyOf<'post', '/api/conversation-searches'>
export type Found = SearchLook['found'][number]
export type BatchWish = BodyOf<'/api/conversation-batches'>
export type BatchPart = ReplyOf<'post', '/api/conversation-batches'>
export type History = ReplyOf<'get', `${typeof one}/history`>
export type Doing = BodyOf<`${typeof one}/presence`>['doing']

export const undoReply = (ref: Ref, message_id: string) => change(`${one}/replies/undo`, names(ref), { message_id })
export const search = (wish: SearchWish) => change('/api/conversation-searches', null, wish)
export const listViews = () => read(views, null)
export const keepView = (name: string, filter: KeptFilter) => change(views, null, { name, filter })
export const removeView = (id: string) => change(`${views}/{id}/removal`, { id }, {})
export const doBatch = (wish: BatchWish) => change('/api/conversation-batches', null, wish)
export const getHistory = (ref: Ref) => read(`${one}/history`, names(ref))
export const getPresence = (ref: Ref) => read(`${one}/presence`, names(ref))
export const tellPresence = (ref: Ref, doing: Doing) => change(`${one}/presence`, names(ref), { doing })
