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
