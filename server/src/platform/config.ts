// What the operator sets: environment variables and flags, parsed once at the door, with one clear sentence when wrong.

import { z } from 'zod'

const url = z.url()
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  KEYS_FILE: z.string().min(1),
  MEDIA_DIR: z.string().min(1),
  PUBLIC_URL: url,
  ZALO_OAUTH_URL: url.default('https://oauth.zaloapp.com'),
  ZALO_OPENAPI_URL: url.default('https://openapi.zalo.me'),
  ZALO_GRAPH_URL: url.default('https://graph.zalo.me'),
  /** Comma-separated hosts ('.zdn.vn') and origins ('http://localhost:4200') that media of messages may be fetched from. */
  MEDIA_HOSTS: z.string().default('.zdn.vn,.zadn.vn,.zalo.me,.zaloapp.com'),
  /** ffmpeg, by which voice and video become playable; '' is none, absent: looked for on the PATH. */
  FFMPEG: z.string().optional(),
  /** ClamAV's daemon, host:port or a socket's path; absent: files are marked as not scanned. */
  CLAMAV: z.string().min(1).optional(),
  /** The built console; without it the API alone is served. */
  WEB_DIR: z.string().optional(),
  /** Opens /metrics to other machines. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Comma-separated addresses of proxies whose X-Forwarded-* headers are believed. */
  TRUST_PROXY: z.string().optional(),
  /** Where the quick exit of citizens' pages leads; absent: a page of ours that shows the month. */
  QUICK_EXIT_URL: url.optional(),
  TRAIL_HEADS_FILE: z.string().optional(),
  ERASURES_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Config = z.infer<typeof schema>

/** Throws an Error whose message is one sentence naming every variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = schema.safeParse(env)
  if (read.success) return read.data
  const names = [...new Set(read.error.issues.map(issue => issue.path.join('.')))]
  throw new Error(`Set these environment variables, they are missing or not valid: ${names.join(', ')}.`)
}
