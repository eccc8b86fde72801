// Hides what nobody knows for sure about Zalo: each uncertainty is a switch with the default the facts recommend.
import { z } from 'zod'

/** Every switch with its default; the source is `docs/sim-differences.md`. */
export const switchesSchema = z.strictObject({
  /** OAuth and OA errors come over HTTP 200, or as 401 for tokens and 400 for the rest. */
  errors_over_200: z.boolean().default(true),
  /** A refresh kills the old access token at once. */
  refresh_kills_access: z.boolean().default(true),
  /** `?access_token=` in the query is accepted, as before 2021. */
  query_token: z.boolean().default(false),
  /** Which id field getoa prints. */
  getoa_id: z.enum(['both', 'oa_id', 'oaid']).default('both'),
  /** Who is `sender` in received and seen events. */
  receipts_sender: z.enum(['oa', 'user']).default('oa'),
  /** List templates and buttons on v3 cs: taken, refused with -233 (`unsupported`), or with -201 (`invalid`). */
  lists_on_v3: z.preprocess(
    value => (value === true ? 'taken' : value === false ? 'unsupported' : value),
    z.enum(['taken', 'unsupported', 'invalid']).default('taken'),
  ),
  /** What the webhook retries: anything but 200, or only a failed or timed-out connection. */
  retry_on: z.enum(['non_200', 'connection']).default('non_200'),
  /** Divides the retry schedule: 60 turns 30 s into half a second. */
  retry_speed: z.number().positive().max(100_000).default(1),
  /** The signature header carries `mac=` before the digest. */
  mac_prefix: z.boolean().default(true),
  /** Event timestamps are JSON numbers instead of strings. */
  numeric_timestamp: z.boolean().default(false),
  /** Events carry `user_id_by_app`. */
  user_id_by_app: z.boolean().default(true),
  /** What a send to a person who blocked the page answers. */
  blocked_error: z.union([z.literal(-244), z.literal(-217), z.literal(-213)]).default(-244),
  /** What a text over 2,000 characters answers. */
  too_long_error: z.union([z.literal(-210), z.literal(-201)]).default(-210),
  /** What an unknown user id answers; no source states it. */
  unknown_user_error: z.number().int().negative().default(-201),
  /** Free answers within 48 hours: null without count (since 2026), or so many per interaction. */
  free_replies: z.number().int().positive().nullable().default(null),
  /** Consultation messages are refused with -234 from 22:00 to 06:00. Really they go at all hours. */
  night_quiet: z.boolean().default(false),
  /** Zalo is down: answers 503, or cuts every connection. */
  down: z.enum(['no', 'unavailable', 'cut']).default('no'),
  /** Days until media and attachment ids expire. */
  media_days: z.number().positive().default(7),
})

export type Switches = z.infer<typeof switchesSchema>

export function defaultSwitches(): Switches {
  return switchesSchema.parse({})
}
