// One claimed delivery in the memory of its process, from the claim to the written result.

import type { OutsideId } from '../citizens/citizens.ts'
import type { Content } from './channel.ts'

export interface Job {
  readonly page_id: string
  readonly app_id: string
  readonly id: string
  readonly address_id: string
  readonly thread_id: string | null
  readonly message_id: string
  readonly open_until: number | null
  /** 0 urgent … 3 broadcast. */
  readonly rank: number
  readonly tries: number
  /** The grant of its call holds until then (ms, house clock). */
  readonly good_until: number
}

/** A job that can leave: with the person's id in the channel and what to say. */
export interface ReadyJob {
  readonly job: Job
  readonly to: OutsideId
  readonly content: Content
}
