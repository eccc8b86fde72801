/** The calls about opening who sent a tip, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { ReplyOf } from './routes.ts'

export type Opening = ReplyOf<'get', '/api/openings'>['openings'][number]
export type Identity = ReplyOf<'post', '/api/openings/{id}/look'>

export const listOpenings = (cursor?: string) => read('/api/openings', null, { cursor, limit: 50 })
export const openingsOfTip = (id: string) => read('/api/tips/{id}/openings', { id })
export const askOpening = (id: string, reason: string) =>
  change('/api/tips/{id}/openings', { id }, { what: 'identity', reason })
export const callInformant = (id: string) => change('/api/tips/{id}/call', { id }, {})
export const grantOpening = (id: string) => change('/api/openings/{id}/grant', { id }, {})
export const refuseOpening = (id: string) => change('/api/openings/{id}/refusal', { id }, {})
export const lookAtIdentity = (id: string) => change('/api/openings/{id}/look', { id }, {})
export const reviewOpening = (id: string, verdict: 'proper' | 'improper') =>
  change('/api/openings/{id}/review', { id }, { verdict })
