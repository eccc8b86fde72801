/** The calls of procedures, one line each, checked against the server's document, and how the cache names what they read. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { components } from './openapi.gen.ts'
import { change, read } from './request.ts'
import type { BodyOf } from './routes.ts'

type Schemas = components['schemas']
export type Procedure = Schemas['Procedure']
export type Version = Schemas['ProcedureVersion']
export type VersionRead = Schemas['ProcedureVersionRead']
export type Content = Schemas['ProcedureContent']
export type OnPage = Schemas['ProcedureOnPage']
export type Place = Schemas['ProcedurePlace']
export type Change = Schemas['ProcedureChange']
export type Import = Schemas['ProcedureImport']
export type Review = Schemas['ProcedureReview']
export type Written = BodyOf<'/api/procedures/{id}/versions'>
export type Step = 'proposal' | 'return' | 'publication' | 'withdrawal'
export type ImportForm = 'json' | 'csv' | 'portal'

const version = '/api/procedure-versions/{id}'
const page = '/api/pages/{page_id}'

export const addProcedure = (slug: string, body: Written) => change('/api/procedures', null, { slug, version: body })
export const draft = (id: string, body: Written) => change('/api/procedures/{id}/versions', { id }, body)
export const rewrite = (id: string, body: Written) => change(`${version}/content`, { id }, body)
export const take = (id: string, step: Step) => change(`${version}/${step}`, { id }, {})
const preview = (body: BodyOf<'/api/procedure-previews'>) => change('/api/procedure-previews', null, body)
export const sign = (page_id: string, version_ids: string[]) =>
  change(`${page}/procedure-signatures`, { page_id }, { version_ids })
export const unsign = (page_id: string, version_ids: string[]) =>
  change(`${page}/procedure-signatures/withdrawal`, { page_id }, { version_ids })
export const setPlace = (page_id: string, body: BodyOf<`${typeof page}/procedure-place`>) =>
  change(`${page}/procedure-place`, { page_id }, body)
export const bringIn = (form: ImportForm, bytes: Blob) =>
  change(`/api/procedure-imports?form=${form}` as '/api/procedure-imports', null, bytes)
export const accept = (id: string, rows: number[]) => change('/api/procedure-imports/{id}/acceptance', { id }, { rows })
/** Opened by the browser itself, as a file. */
export const exportLink = (form: 'json' | 'csv'): string => `/api/procedure-exports?form=${form}`

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: () => read('/api/procedures', null),
})
export const reviewsQuery = queryOptions({
  queryKey: ['procedures', 'reviews'],
  queryFn: () => read('/api/procedure-reviews', null),
})
export const versionQuery = (id: string) =>
  queryOptions({ queryKey: ['procedures', 'version', id], queryFn: () => read(version, { id }) })
export const changesQuery = (id: string, against: string | undefined) =>
  queryOptions({
    queryKey: ['procedures', 'changes', id, against ?? null],
    queryFn: () => read(`${version}/changes`, { id }, { against }),
  })
export const onPageQuery = (page_id: string) =>
  queryOptions({
    queryKey: ['procedures', 'page', page_id],
    queryFn: () => read(`${page}/procedures`, { page_id }),
  })
export const importQuery = (id: string) =>
  queryOptions({ queryKey: ['procedures', 'import', id], queryFn: () => read('/api/procedure-imports/{id}', { id }) })
export const previewQuery = (body: BodyOf<'/api/procedure-previews'>) =>
  queryOptions({
    queryKey: ['procedures', 'preview', body],
    queryFn: () => preview(body),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })
