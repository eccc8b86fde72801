// What the assistant has to know of the page it speaks for.

import type { Host } from '../modules/bot/bot.ts'
import { hoursOf, type PageHours } from '../modules/hours/hours.ts'
import type { Conversation } from '../modules/inbox/inbox.ts'
import { getPage } from '../modules/pages/pages.ts'
import { answerablesOf } from '../modules/procedures/procedures.ts'
import { hotLines, unitName } from '../modules/units/units.ts'
import { day } from '../platform/clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import { timeOf } from '../platform/ids.ts'
import { dateOf } from '../platform/local-time.ts'
import { dayOff } from '../text/assistant.ts'
import { weekWords, weekWordsEn } from '../text/week-words.ts'

/** So far ahead people ask whether somebody is there: Tết. */
const ahead = 45 * day

/** Whether anything is said there by itself: not on a page that only listens (product F14, *Chỉ nghe*), nor on a desk. */
export async function speaks(ctx: Ctx, page_id: string): Promise<boolean> {
  const { mode, kind } = await getPage(ctx, page_id)
  return mode === 'speaking' && kind === 'account'
}

/** Undefined on a page that only listens (product F14, *Chỉ nghe*), and on a desk. */
export async function hostOf(ctx: Ctx, { page_id, id }: Conversation): Promise<Host | undefined> {
  const { mode, mode_since, kind, unit_id, name } = await getPage(ctx, page_id)
  if (mode !== 'speaking' || kind !== 'account') return undefined
  const { hours, days } = await hoursOf(ctx, page_id)
  return {
    unit_name: unit_id ? await unitName(ctx, unit_id) : name,
    hot_lines: unit_id ? await hotLines(ctx, unit_id) : [],
    greets: timeOf(id) >= mode_since,
    papers: await answerablesOf(ctx, page_id),
    hours: spokenHours(hours),
    days_off: daysOff(days, ctx.now),
  }
}

/** When somebody is there, in both languages; null: nobody has said. */
export async function hoursIn(ctx: Ctx, page_id: string): Promise<Host['hours']> {
  return spokenHours((await hoursOf(ctx, page_id)).hours)
}

function spokenHours(hours: PageHours['hours']): Host['hours'] {
  const [words, english] = [weekWords(hours), weekWordsEn(hours)]
  return words === null || english === null ? null : { words, english }
}

const daysOff = (days: PageHours['days'], now: number): string[] =>
  days
    .filter(
      ({ from_minute, last_day, first_day }) =>
        from_minute === null && last_day >= dateOf(now) && first_day <= dateOf(now + ahead),
    )
    .toSorted((a, b) => (a.first_day < b.first_day ? -1 : 1))
    .map(dayOff)
