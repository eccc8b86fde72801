/** The calls of the urgent lane, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { BodyOf, ReplyOf } from './routes.ts'

export type Ring = ReplyOf<'get', '/api/rings'>['rings'][number]
export type RingAct = BodyOf<'/api/rings/{id}/acts'>['act']

export const listRings = () => read('/api/rings', null)
export const countRings = () => read('/api/rings/count', null)
export const actOnRing = (id: string, act: RingAct, at: number) => change('/api/rings/{id}/acts', { id }, { act, at })
export const lowerRing = (id: string, reason: string) => change('/api/rings/{id}/lowering', { id }, { reason })
export const nameNumber = (id: string, number: string) => change('/api/rings/{id}/calls', { id }, { number })
export const getPhone = () => read('/api/phone', null)
export const getPhoneCode = () => change('/api/phone/codes', null, {})
