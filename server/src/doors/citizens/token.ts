// What a form carries instead of a cookie: a sealed note of which page and tip it is for, and a secret that is its own.

import { randomBytes } from 'node:crypto'
import { hour, minute } from '../../platform/clock.ts'
import type { Keys } from '../../platform/keys.ts'

export interface FormNote {
  /** Drawn anew for each form; files and the web key hang on it. */
  readonly secret: string
  readonly page_id: string
  /** Of a page one came back to; absent on a new one. */
  readonly tip_id?: string
  /** When the form was handed out, ms. */
  readonly at: number
}

const place = 'citizens.form'
const row = 'form'
const longest = 2_000

export const newForm = (keys: Keys, about: Pick<FormNote, 'page_id' | 'tip_id'>, now: number): string =>
  sealForm(keys, { ...about, secret: randomBytes(16).toString('base64url'), at: now })

const sealForm = (keys: Keys, note: FormNote): string =>
  keys.sealOwn(JSON.stringify(note), place, row).toString('base64url')

/** Undefined when it is not one of ours. */
export function readForm(keys: Keys, text: unknown): FormNote | undefined {
  if (typeof text !== 'string' || text.length > longest || !/^[\w-]+$/.test(text)) return undefined
  try {
    return JSON.parse(keys.openOwn(Buffer.from(text, 'base64url'), place, row)) as FormNote
  } catch {
    return undefined
  }
}

/** A new form stays good for a day; one that shows answers for half an hour. */
export const isFresh = ({ at, tip_id }: FormNote, now: number): boolean =>
  now - at < (tip_id === undefined ? 24 * hour : 30 * minute)
