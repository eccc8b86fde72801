// Times and numbers as they are written in Viet Nam and in English; always the clock of Viet Nam.

const zone = 'Asia/Ho_Chi_Minh'
const parts = (at: number): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    })
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  )

/** `21:40 ngày 23/11/2026`; '…' when it is no time. */
export function timeVi(at: unknown): string {
  if (typeof at !== 'number') return '…'
  const { hour, minute, day, month, year } = parts(at)
  return `${hour}:${minute} ngày ${day}/${month}/${year}`
}

/** `23/11/2026`; '…' when it is no time. */
export function dateVi(at: unknown): string {
  if (typeof at !== 'number') return '…'
  const { day, month, year } = parts(at)
  return `${day}/${month}/${year}`
}

/** `23/11/2026` of a day `2026-11-23`. */
export const dayVi = (date: string): string => date.split('-').toReversed().join('/')

/** `21:40 on 23/11/2026 (UTC+7)`; '…' when it is no time. */
export function timeEn(at: unknown): string {
  if (typeof at !== 'number') return '…'
  const { hour, minute, day, month, year } = parts(at)
  return `${hour}:${minute} on ${day}/${month}/${year} (UTC+7)`
}

const weekdays = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy']

/** `7:30 thứ hai, ngày 30/11/2026`: as it is said to citizens. */
export function weekdayTimeVi(at: number): string {
  const { hour, minute, day, month, year } = parts(at)
  const weekday = weekdays[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()]
  return `${Number(hour)}:${minute} ${weekday}, ngày ${day}/${month}/${year}`
}

/** `1.230`; '…' when it is no number. */
export const countVi = (count: unknown): string =>
  typeof count === 'number' ? new Intl.NumberFormat('vi-VN').format(count) : '…'

/** `1,230`; '…' when it is no number. */
export const countEn = (count: unknown): string =>
  typeof count === 'number' ? new Intl.NumberFormat('en-GB').format(count) : '…'
