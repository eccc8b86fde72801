// Opening hours of every page of the district, days off, and the shifts of the week it is.

import { addDays, setHours, type WeekdayHours } from '../src/modules/hours/hours.ts'
import { planShift, takeShift } from '../src/modules/officers/officers.ts'
import { hour } from '../src/platform/clock.ts'
import { change, type House, machine } from '../src/platform/ctx.ts'
import { newId } from '../src/platform/ids.ts'
import { weekStart } from '../src/platform/local-time.ts'
import { answering } from './people.ts'
import type { Raised } from './raise.ts'

const who = machine('seed')
const source = 'Dữ liệu mẫu: đơn vị nhập quy chế làm việc của mình'

const morning = { from_minute: 7 * 60 + 30, to_minute: 11 * 60 + 30 }
const afternoon = { from_minute: 13 * 60 + 30, to_minute: 17 * 60 }
const hours: readonly WeekdayHours[] = [
  ...[1, 2, 3, 4, 5].flatMap(weekday => [
    { weekday, ...morning },
    { weekday, ...afternoon },
  ]),
  { weekday: 6, ...morning },
]

/** No calendar is computed: these days are rows, as a keeper writes them from the yearly notice. */
const daysOff = [
  { first_day: '2027-01-01', last_day: '2027-01-01', label: 'Tết Dương lịch' },
  { first_day: '2027-02-05', last_day: '2027-02-11', label: 'Tết Nguyên đán' },
] as const
const noticeSource = 'Dữ liệu mẫu: đơn vị nhập theo thông báo nghỉ hằng năm'

export async function openOffices(house: House, { pages }: Raised): Promise<void> {
  await change(house, who, async ctx => {
    for (const page_id of pages.values()) {
      await setHours(ctx, page_id, hours, source)
      for (const days of daysOff) await addDays(ctx, page_id, { ...days, open: [], source: noticeSource })
    }
  })
}

const half = 12 * hour

/**
 * A day and a night shift from now to the end of the week, by turns. The one that is on now is taken everywhere but in
 * one ward, where whoever tries the house takes it themselves.
 */
export async function planShifts(house: House, { unit_ids, officers }: Raised): Promise<void> {
  for (const [sign, unit_id] of unit_ids) {
    const able = answering(sign)
    const now = house.clock.now()
    const first = weekStart(now) - 5 * hour
    for (let n = 0; n <= 14; n += 1) {
      const { login, name } = able[n % able.length] as (typeof able)[number]
      const [officer_id, from_at] = [officers.get(login) as string, first + n * half]
      if (from_at + half <= now) continue
      const plan = { unit_id, officer_id, from_at, to_at: from_at + half }
      const id = await change(house, who, ctx => planShift(ctx, plan))
      if (from_at > now || sign === 'hoagiay') continue
      const officer = { kind: 'officer', id: officer_id, name, session: newId(now) } as const
      await change(house, officer, ctx => takeShift(ctx, unit_id, id))
    }
  }
}
