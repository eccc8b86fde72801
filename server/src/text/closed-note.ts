// What the assistant says when somebody writes outside the hours and nobody is on duty. Times come from rows alone.

import { weekdayTimeVi } from './figures.ts'
import { callAtOnce, type Number } from './number-lines.ts'

export interface ClosedNote {
  /** The unit's own words; null: ours. */
  readonly note: string | null
  /** When the page opens next by its rows, ms; null when no row says so: then no time is named. */
  readonly next: number | null
  /** Why it is closed on such a day, as the row says: *Tết Nguyên đán*. */
  readonly label: string | null
  readonly hot_lines: readonly Number[]
}

/** What is said when a unit has no words of its own. */
export const usualClosedNote =
  'Dạ, lúc này ngoài giờ làm việc nên chưa có cán bộ trả lời ngay. Anh/chị cứ để lại tin nhắn, cán bộ vào làm sẽ đọc và trả lời ạ.'

/** The paragraphs put below the words. */
export const belowClosedNote = ({ next, label, hot_lines }: Omit<ClosedNote, 'note'>): string[] => [
  ...(label === null ? [] : [`Đang nghỉ: ${label}.`]),
  ...(next === null ? [] : [`Giờ làm việc gần nhất: ${weekdayTimeVi(next)}.`]),
  ...callAtOnce(hot_lines),
  'Tin này do trợ lý tự động gửi.',
]

export const closedNote = ({ note, ...rest }: ClosedNote): string =>
  [note ?? usualClosedNote, ...belowClosedNote(rest)].join('\n\n')
