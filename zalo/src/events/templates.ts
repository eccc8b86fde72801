// Hides what Zalo says of template messages (ZNS/ZBS): their state, quality and quota, and how people answered them (facts §3.12).
import type { Reading } from './reading.ts'

export interface TemplateChange {
  kind: 'template_change'
  about: 'state' | 'quality' | 'quota'
  template_id: string | undefined
  before: string | undefined
  after: string | undefined
  reason: string | undefined
}
export interface PageQuotaChange {
  kind: 'page_quota_change'
  before: number | undefined
  after: number | undefined
}
/** The keys of the old and new lists are not documented; they stay in `rest`. */
export interface PageTagsChange {
  kind: 'page_tags_change'
}
export interface Feedback {
  kind: 'feedback'
  template_id: string | undefined
  note: string | undefined
  rate: number | undefined
  submit_time: number | undefined
  feedbacks: string[]
  tracking_id: string | undefined
}
export interface ResponseButton {
  kind: 'response_button'
  data: unknown
  button_type: string | undefined
  tracking_id: string | undefined
  submit_time: number | undefined
}
/** Fields are not documented; what is not here stays in `rest`. */
export interface Journey {
  kind: 'journey'
  step: 'acknowledged' | 'timed_out'
  journey_id: string | undefined
}

export type TemplateEvent = TemplateChange | PageQuotaChange | PageTagsChange | Feedback | ResponseButton | Journey
type Reader = (reading: Reading) => TemplateEvent

export const templateReaders: [string, Reader][] = [
  ['change_template_status', reading => readChange('state', reading, 'status', 'prev_status', 'new_status')],
  ['change_template_quality', reading => readChange('quality', reading, 'quality', 'prev_quality', 'new_quality')],
  ['change_template_quota', reading => readChange('quota', reading, 'quota', 'prev_value', 'new_value')],
  ['change_oa_daily_quota', readPageQuota],
  ['change_oa_template_tags', () => ({ kind: 'page_tags_change' })],
  ['user_feedback', readFeedback],
  ['user_click_response_button', readButton],
  ['event_journey_acknowledged', reading => readJourney('acknowledged', reading)],
  ['event_journey_time_out', reading => readJourney('timed_out', reading)],
]

function readChange(
  about: TemplateChange['about'],
  reading: Reading,
  key: string,
  prev: string,
  next: string,
): TemplateChange {
  const pair = reading.inner(key)
  const template_id = reading.id('template_id')
  return {
    kind: 'template_change',
    about,
    template_id,
    before: pair.id(prev),
    after: pair.id(next),
    reason: reading.text('reason'),
  }
}

function readPageQuota(reading: Reading): PageQuotaChange {
  const quota = reading.inner('quota')
  return { kind: 'page_quota_change', before: quota.number('prev_value'), after: quota.number('new_value') }
}

function readFeedback(reading: Reading): Feedback {
  const message = reading.inner('message')
  return {
    kind: 'feedback',
    template_id: reading.id('template_id'),
    note: message.text('note'),
    rate: message.number('rate'),
    submit_time: message.number('submit_time'),
    feedbacks: message.list('feedbacks', item => (typeof item === 'string' ? item : undefined)),
    tracking_id: message.id('tracking_id'),
  }
}

function readButton(reading: Reading): ResponseButton {
  const message = reading.inner('message')
  return {
    kind: 'response_button',
    data: message.raw('data'),
    button_type: message.text('button_type'),
    tracking_id: message.id('tracking_id'),
    submit_time: message.number('submit_time'),
  }
}

function readJourney(step: Journey['step'], reading: Reading): Journey {
  return { kind: 'journey', step, journey_id: reading.id('journey_id') }
}
