// The rows of law that come with the house, each with its source; nobody has signed them yet.

import { readFileSync } from 'node:fs'
import type { Law } from '../../src/modules/deadlines/deadlines.ts'

const rows = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

export const readLaw = (): Law => ({
  kinds: rows('kinds.json'),
  calendars: rows('calendars.json'),
  days: rows('calendar-days.json'),
  rules: rows('rules.json'),
  categories: rows('category-kinds.json'),
})
