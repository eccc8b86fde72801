// The API document (OpenAPI 3.1), made from the routes themselves. Hides how zod's schemas become shared components.

import { z } from 'zod'
import { isBytes, isRaw, isStream, type Route } from './http.ts'

type Json = Record<string, unknown>

export interface DocumentOptions {
  readonly title: string
  readonly version: string
  readonly description: string
  /** The session's cookie. */
  readonly cookie: string
  /** Status and English sentence of a refusal code. */
  readonly refusal: (code: string) => { status: number; text: string }
}

const everyRoute = ['invalid_input', 'too_many', 'busy']

export function openApi(routes: readonly Route<never>[], options: DocumentOptions): Json {
  const schemas: Json = { Refusal: refusalSchema }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas, options) }
  }
  return {
    openapi: '3.1.0',
    info: { title: options.title, version: options.version, description: options.description, license },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: options.cookie } },
    },
  }
}

const license = { name: 'Apache-2.0', identifier: 'Apache-2.0' }

const refusalSchema: Json = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        vi: { type: 'string' },
        en: { type: 'string' },
        details: { type: 'object' },
        request_id: { type: 'string' },
      },
      required: ['code', 'vi', 'en', 'details', 'request_id'],
    },
  },
  required: ['error'],
}

function operation(route: Route<never>, schemas: Json, options: DocumentOptions): Json {
  const { summary, may, reads, body, reply, examples } = route.spec
  const type = isBytes(reply) ? reply.bytes : isStream(reply) ? [reply.stream] : ['application/json']
  const schema = isBytes(reply) || isStream(reply) ? { type: 'string' } : lift(reply, 'output', schemas)
  const content = { schema, ...(examples?.reply === undefined ? {} : { example: examples.reply }) }
  return {
    operationId: nameOf(route),
    summary,
    tags: [route.path.replace(/^\/api\/(?:pages\/:page_id\/)?/, '').split('/')[0]],
    'x-may': may,
    ...(reads ? { 'x-reads': reads } : {}),
    ...(may === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [...pathParameters(route), ...keyParameter(route), ...queryParameters(route, schemas)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route, schemas) } }),
    responses: {
      200: { description: 'Done.', content: Object.fromEntries(type.map(name => [name, content])) },
      ...refusals(route, options),
    },
  }
}

/** `POST /api/pages/:page_id/conversations/:id/replies` → postPagesConversationsReplies */
function nameOf(route: Route<never>): string {
  const words = route.path.split('/').filter(word => word !== '' && word !== 'api' && !word.startsWith(':'))
  const last = route.path.split('/').at(-1)?.startsWith(':') ? ['one'] : []
  const camel = [...words, ...last].map(word =>
    word.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  )
  return route.method.toLowerCase() + camel.join('')
}

const pathParameters = (route: Route<never>): Json[] =>
  route.params.map(name => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }))

const keyParameter = (route: Route<never>): Json[] =>
  route.method === 'GET'
    ? []
    : [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }]

function queryParameters(route: Route<never>, schemas: Json): Json[] {
  if (!route.spec.query) return []
  const { properties = {}, required = [] } = lift(route.spec.query, 'input', schemas) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name) && !('default' in schema),
    schema,
  }))
}

function bodyContent(route: Route<never>, schemas: Json): Json {
  const { body, examples } = route.spec
  if (body === undefined) return {}
  if (isRaw(body))
    return Object.fromEntries(body.types.map(type => [type, { schema: { type: 'string', format: 'binary' } }]))
  const example = examples?.body === undefined ? {} : { example: examples.body }
  return { 'application/json': { schema: lift(body, 'input', schemas), ...example } }
}

/** By status, since several refusals share one. */
function refusals(route: Route<never>, options: DocumentOptions): Json {
  const { may, refusals: own = [], body, whileLocked } = route.spec
  const codes = [
    ...own,
    ...(may === 'anyone' ? [] : ['not_signed_in']),
    ...(may === 'anyone' || whileLocked ? [] : ['screen_locked']),
    ...(may === 'anyone' || may === 'signed_in' ? [] : ['not_allowed']),
    ...(route.params.length > 0 ? ['not_found'] : []),
    ...(body === undefined ? [] : ['too_large']),
    ...(route.method === 'POST' ? ['key_needed', 'key_reused', 'origin_refused'] : []),
    ...everyRoute,
  ]
  const byStatus = Map.groupBy(new Set(codes), code => options.refusal(code).status)
  const schema = { $ref: '#/components/schemas/Refusal' }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map(code => `\`${code}\`: ${options.refusal(code).text}`).join('\n\n'),
        content: { 'application/json': { schema } },
      },
    ]),
  )
}

/** A zod schema as JSON Schema; named schemas (`meta({ id })`) move to the shared components. */
function lift(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs,
    ...own
  } = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('#/$defs/', '#/components/schemas/')) as Json
  for (const [name, def] of Object.entries(($defs ?? {}) as Json)) {
    const { id: _id, ...rest } = def as Json
    schemas[name] = rest
  }
  const { id } = own as { id?: string }
  if (typeof id !== 'string') return own
  const { id: _id, ...rest } = own
  schemas[id] = rest
  return { $ref: `#/components/schemas/${id}` }
}
