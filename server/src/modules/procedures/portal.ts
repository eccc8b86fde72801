// Records of the national public-service portal, read as what somebody there says: never as fact, and some are junk. Pure.

import { z } from 'zod'
import type { Written } from './content.ts'

const text = z.string().catch('')
const record = z.object({
  ma_thu_tuc: z.string().regex(/^\d\.\d{6}$/),
  ten_thu_tuc: z.string().min(1),
  linh_vuc: text,
  cap_thuc_hien: text,
  co_quan_thuc_hien: text,
  co_quan_co_tham_quyen: text,
  cach_thuc_thuc_hien: text,
  can_cu_phap_ly: text,
})
export type PortalRecord = z.output<typeof record>

/** One record a line. Undefined when a line is not JSON; a line that is no record is null. */
export function readPortal(lines: string): (PortalRecord | null)[] | undefined {
  try {
    return lines
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => record.safeParse(JSON.parse(line)).data ?? null)
  } catch {
    return undefined
  }
}

/** The portal's cells run into one another; these are the durations and amounts that can be told apart. */
const duration = /(\d{1,3}) ?(Ngày làm việc|Ngày|Giờ)/g
const money = /(\d{1,3}(?:[.,]\d{3})+) ?(?:đồng|Việt Nam Đồng|VNĐ)/gi
const law = /\b\d{1,3}(?:\.\d+)?\/\d{4}\/(?:QH\d{2}|NĐ-CP|NQ-CP|QĐ-TTg|TT-(?:BCA|BTC|BTP|BYT|BQP|BNG|BGTVT|BLĐTBXH))/g

interface Heard {
  readonly times: readonly string[]
  readonly fees: readonly string[]
  readonly laws: readonly string[]
}

function heardIn({ cach_thuc_thuc_hien: ways, can_cu_phap_ly: basis }: PortalRecord): Heard {
  const all = (source: string, pattern: RegExp, spell: (match: RegExpMatchArray) => string): string[] =>
    [...new Set([...source.matchAll(pattern)].map(spell))].slice(0, 12)
  return {
    times: all(ways, duration, ([, count, unit = '']) => `${count} ${unit.toLowerCase()}`),
    fees: all(ways, money, ([, amount = '']) => `${amount.replaceAll(',', '.')} đồng`),
    laws: all(basis, law, ([number]) => number),
  }
}

/** Other ministries' texts have been written over some records: those name no police anywhere. */
export const isJunk = ({ co_quan_thuc_hien, co_quan_co_tham_quyen, ten_thu_tuc, linh_vuc }: PortalRecord): boolean =>
  !/công an|cảnh sát|cục quản lý/i.test(`${co_quan_thuc_hien} ${co_quan_co_tham_quyen} ${ten_thu_tuc}`) &&
  !/cư trú|căn cước|định danh|vũ khí|xuất nhập cảnh|lái xe|phòng cháy|lý lịch|con dấu|an ninh|phương tiện|cai nghiện|dữ liệu cá nhân/i.test(
    linh_vuc,
  )

/**
 * What the record would change in what we say, as a draft: its figures are only heard, never verified; what it does not
 * contradict, and what was only heard before, stays as it was. Null when it says nothing new.
 */
export function againstOurs(ours: Written, theirs: PortalRecord, today: string): Written | null {
  const { times, fees, laws } = heardIn(theirs)
  const { content } = ours
  const known = JSON.stringify(content)
  const newTimes = times.length > 0 && !times.some(each => sayTime(content.time).includes(each))
  const newFees = fees.filter(
    each => !known.includes(each.replaceAll('.', '').replace(' đồng', '')) && !known.includes(each),
  )
  const newLaws = laws.filter(each => !known.includes(each) && yearOf(each) >= newestYear(content.legal_basis))
  const notes = [
    ...(newFees.length > 0 ? [`Cổng dịch vụ công ghi mức phí: ${newFees.join(', ')}.`] : []),
    ...(newTimes ? [`Cổng dịch vụ công ghi thời hạn: ${times.join(', ')}.`] : []),
    ...(newLaws.length > 0 ? [`Cổng dịch vụ công dẫn: ${newLaws.join(', ')}.`] : []),
  ].map(note => note.slice(0, 400))
  if (notes.length === 0) return null
  return {
    ...ours,
    effective_from: today,
    checked_on: today,
    source: `Cổng dịch vụ công quốc gia, thủ tục ${theirs.ma_thu_tuc}`,
    content: {
      ...content,
      ...(newFees.length > 0 && content.fee.state !== 'not_verified'
        ? { fee: { state: 'not_verified', heard: fees.join('; ').slice(0, 500) } }
        : {}),
      ...(newTimes && content.time.state !== 'not_verified'
        ? { time: { state: 'not_verified', heard: times.join('; ').slice(0, 500) } }
        : {}),
      to_check: [...content.to_check, ...notes].slice(-10),
    },
  }
}

/** The portal lags: a law older than the newest we go by tells nothing new. */
const yearOf = (number: string): number => Number(/\/(\d{4})\//.exec(number)?.[1] ?? 0)
const newestYear = (laws: readonly string[]): number =>
  Math.max(0, ...laws.flatMap(each => [...each.matchAll(/\/(\d{4})/g)].map(([, year]) => Number(year))))

const sayTime = (time: Written['content']['time']): string =>
  (time.state === 'verified' ? time.text : time.state === 'not_verified' ? time.heard : '').toLowerCase()
