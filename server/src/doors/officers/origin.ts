// Whether a change comes from our own pages: a browser says where from, and another site's page is turned away.

import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '../../platform/refusal.ts'

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * Refuses origin_refused. Programs that send no Origin pass: they hold no cookie a stranger's page could use. On the
 * loopback any port that asks itself passes, so that the console's development server works.
 */
export function checkOrigin(headers: IncomingHttpHeaders, publicUrl: string): void {
  const { origin, host = '' } = headers
  const site = headers['sec-fetch-site']
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (origin === undefined && !foreign) return
  if (origin === new URL(publicUrl).origin) return
  if (loopback.test(host) && origin === `http://${host}`) return
  throw new Refusal('origin_refused')
}
