// The API document, as JSON for programs and as a page for people; both made from the list of routes.

import type { FastifyInstance } from 'fastify'
import { openApi } from '../../platform/openapi.ts'
import { allRoutes } from './all-routes.ts'
import { documentPage, documentStyle } from './document-page.ts'
import { forDocument } from './refusals.ts'
import { cookieName } from './route.ts'

export const apiDocument = () =>
  openApi(allRoutes, {
    title: 'Bình Yên',
    version: '0.1.0',
    description:
      'Everything the console does. Sign in with POST /api/session and keep the cookie. Every POST needs an ' +
      'Idempotency-Key (a uuid): the same key with the same body gets the same reply for 24 hours. Send ' +
      '`By-Background: 1` with requests no hand caused, so that they do not put off the idle lock. What is not yours ' +
      'to see does not exist (404). Times are whole milliseconds since 1970, UTC.',
    cookie: cookieName,
    refusal: forDocument,
  })

export function mountDocument(scope: FastifyInstance): void {
  const document = apiDocument()
  const json = JSON.stringify(document)
  const page = documentPage(document)
  scope.get('/openapi.json', async (_, reply) => reply.type('application/json; charset=utf-8').send(json))
  scope.get('/api-docs', async (_, reply) => reply.type('text/html; charset=utf-8').send(page))
  scope.get('/api-docs.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(documentStyle))
}
