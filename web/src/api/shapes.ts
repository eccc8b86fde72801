/** Names for the shapes the console reads; all of them come from the server's own document, none is written here. */
import type { components } from './openapi.gen.ts'
import type { ReplyOf } from './routes.ts'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Conversation = Schemas['Conversation']
export type Line = Schemas['Line']
export type MessageLine = Schemas['MessageLine']
export type Delivery = Schemas['Delivery']
export type Media = MessageLine['media'][number]
export type Place = NonNullable<MessageLine['place']>
export type Unit = Schemas['Unit']
export type Page = Schemas['Page']

export type Duty = Schemas['Duty']
export type Shift = Schemas['Shift']
export type PageHours = Schemas['PageHours']

export type ShiftWeek = ReplyOf<'get', '/api/units/{unit_id}/shifts'>
export type ConversationPage = ReplyOf<'get', '/api/conversations'>
export type Counts = ConversationPage['counts']
export type LinePage = ReplyOf<'get', '/api/pages/{page_id}/conversations/{id}/lines'>
export type Operations = ReplyOf<'get', '/api/operations'>
export type TrailLine = ReplyOf<'get', '/api/trail'>['lines'][number]
export type SetAside = ReplyOf<'get', '/api/operations/set-aside'>['events'][number]
