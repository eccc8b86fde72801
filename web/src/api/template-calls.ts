/** The calls about reply templates, one line each, checked against the server's document. */
import { change, read } from './request.ts'
import type { BodyOf, ReplyOf } from './routes.ts'
import type { ThreadRef } from './talk.ts'

const ofUnit = '/api/units/{unit_id}/templates'

export type Templates = ReplyOf<'get', typeof ofUnit>
export type Template = Templates['templates'][number]
export type TemplateWish = BodyOf<typeof ofUnit>
export type Filled = ReplyOf<'get', '/api/tips/{id}/templates'>['templates'][number]

export const listTemplates = (unit_id: string) => read(ofUnit, { unit_id })
export const writeTemplate = (unit_id: string, wish: TemplateWish) => change(ofUnit, { unit_id }, wish)
export const previewTemplate = (unit_id: string, text: string) => change(`${ofUnit}/preview`, { unit_id }, { text })
export const endTemplate = (unit_id: string, id: string) => change(`${ofUnit}/{id}/ending`, { unit_id, id }, {})

/** As they would be sent in this thread. */
export const filledTemplates = ({ of, page_id, id }: ThreadRef): Promise<{ templates: Filled[] }> =>
  of === 'tip'
    ? read('/api/tips/{id}/templates', { id })
    : read('/api/pages/{page_id}/conversations/{id}/templates', { page_id, id })
