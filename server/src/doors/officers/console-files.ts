// The console's built files: compressed beforehand, kept for good when their name says what they hold, else asked anew.

import { existsSync } from 'node:fs'
import { sep } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OfficersDoor } from './door.ts'
import { sendRefusal } from './faults.ts'

/** Paths that are never the console's: a wrong one is told as such. */
const ours = /^\/(?:api|health|metrics|openapi\.json|zalo|hooks?)(?:\/|$|\?)/

/** What only a page heeds: on a script, a sheet or a font it is a thousand letters for nothing, thirty times a first load. */
const forPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'referrer-policy',
  'x-frame-options',
]

/** Any other path of the console is its one page, so that a link into it can be opened and reloaded. */
export async function mountConsole(scope: FastifyInstance, { options }: OfficersDoor): Promise<void> {
  const { webDir } = options
  const built = webDir !== undefined && existsSync(`${webDir}/index.html`)
  if (built)
    await scope.register(staticFiles, {
      root: webDir,
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const named = path.includes(`${sep}assets${sep}`)
        reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
        if (named && /\.(?:js|css|woff2)(?:\.br|\.gz)?$/.test(path))
          for (const header of forPages) reply.removeHeader(header)
        // the page says it itself: Chromium 147 without a window, traced as Lighthouse does, crashes on the header
        if (path.includes('index.html')) reply.removeHeader('referrer-policy')
      },
    })
  scope.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const page = request.method === 'GET' && !ours.test(request.url) && !/\.\w+(?:\?|$)/.test(request.url)
    if (built && page) reply.sendFile('index.html')
    else sendRefusal('not_found', {}, request, reply)
  })
}
