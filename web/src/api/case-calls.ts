/** The calls about cases, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { BodyOf, InQuery, ReplyOf } from './routes.ts'

const one = '/api/cases/{id}'
const pageSize = 50

export type CasePage = ReplyOf<'get', '/api/cases'>
export type Case = CasePage['cases'][number]
export type CaseWhole = ReplyOf<'get', typeof one>
export type CaseMay = Case['may'][number]
export type Informant = CaseWhole['informants'][number]
export type CaseClock = CaseWhole['clocks'][number]
export type Task = CaseWhole['tasks'][number]
export type TimelineLine = ReplyOf<'get', '/api/cases/{id}/timeline'>['lines'][number]
export type BookRow = ReplyOf<'get', '/api/units/{unit_id}/register'>['rows'][number]
export type CaseFilter = Pick<InQuery<'get', '/api/cases'>, 'of' | 'state' | 'unit_id' | 'kind' | 'category' | 'code'>
type Body<Name extends string> = BodyOf<Extract<Parameters<typeof change>[0], `${typeof one}/${Name}`>>

export const listCases = (filter: CaseFilter, cursor?: string) =>
  read('/api/cases', null, { ...filter, cursor, limit: pageSize })
export const getCase = (id: string) => read(one, { id })
export const getTimeline = (id: string, cursor?: string) => read(`${one}/timeline`, { id }, { cursor, limit: pageSize })
export const listOutcomeTexts = () => read('/api/outcome-texts', null)

export const readBook = (unit_id: string, year: number, after?: number) =>
  read('/api/units/{unit_id}/register', { unit_id }, { year, after, limit: pageSize })

export const openCase = (tip_ids: string[]) => change('/api/cases', null, { tip_ids })
export const joinTip = (id: string, tip_id: string) => change(`${one}/tips`, { id }, { tip_id })
export const splitCase = (id: string, tip_ids: string[]) => change(`${one}/split`, { id }, { tip_ids })
export const mergeCase = (id: string, into: string) => change(`${one}/merger`, { id }, { into })
export const assignCase = (id: string, officer_id: string) => change(`${one}/assignment`, { id }, { officer_id })
export const noteCase = (id: string, text: string, key: string) => change(`${one}/notes`, { id }, { text }, key)
export const addTask = (id: string, body: Body<'tasks'>) => change(`${one}/tasks`, { id }, body)
export const endTask = (id: string, task_id: string, state: 'done' | 'dropped') =>
  change(`${one}/task-endings`, { id }, { task_id, state })
export const extendClock = (id: string, body: Body<'extension'>) => change(`${one}/extension`, { id }, body)
export const writeBook = (id: string, body: Body<'book'>) => change(`${one}/book`, { id }, body)
export const referCase = (id: string, body: Body<'referral'>) => change(`${one}/referral`, { id }, body)
export const acceptCase = (id: string) => change(`${one}/acceptance`, { id }, {})
export const returnCase = (id: string, reason: string) => change(`${one}/return`, { id }, { reason })
export const withdrawOffer = (id: string) => change(`${one}/offer-withdrawal`, { id }, {})
export const passOutside = (id: string, body: Body<'slips'>) => change(`${one}/slips`, { id }, body)
export const answerSlip = (id: string, slip_id: string, text: string) =>
  change(`${one}/slip-answers`, { id }, { slip_id, text })
export const concludeCase = (id: string, body: Body<'conclusion'>) => change(`${one}/conclusion`, { id }, body)
export const closeCase = (id: string) => change(`${one}/closure`, { id }, {})
export const reopenCase = (id: string, reason: string) => change(`${one}/reopening`, { id }, { reason })
export const tellOutcome = (id: string, tip_id: string, text: string) =>
  change(`${one}/tellings`, { id }, { tip_id, text })
export const toldByHand = (id: string, body: Body<'tellings-by-hand'>) =>
  change(`${one}/tellings-by-hand`, { id }, body)
export const proposeFalse = (id: string, tip_id: string, reason: string) =>
  change(`${one}/false-reports`, { id }, { tip_id, reason })
export const decideFalse = (id: string, false_report_id: string, confirmed: boolean) =>
  change(`${one}/false-report-decisions`, { id }, { false_report_id, confirmed })
export const decideDispute = (id: string, body: Body<'dispute-decisions'>) =>
  change(`${one}/dispute-decisions`, { id }, body)
