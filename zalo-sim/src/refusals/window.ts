// Hides when a page may write and what pays for it: 48 hours free, then the package until seven days (facts §4.5).
import { DAY, HOUR, hourOfDay, monthOf } from '../clock.ts'
import type { Contact, Page } from '../world/nouns.ts'
import type { Switches } from '../world/switches.ts'
import { ZaloRefusal } from './codes.ts'

const FREE = 48 * HOUR
const WINDOW = 7 * DAY
const NIGHT = { from: 22, to: 6 }

/** What a message costs: the quota object Zalo prints (numbers as strings), and how to book it. */
interface Payment {
  quota: string
  book: () => void
}

const nothing = (): void => {}
const freeOfCount: Payment = { quota: ',"quota":{"quota_type":"reply","remain":"8","total":"8"}', book: nothing }
const charged: Payment = { quota: '', book: nothing }

/** Refuses -232 to who never wrote, -230 beyond exactly 7 × 24 hours. */
export function judgeWindow(switches: Switches, contact: Contact, now: number): void {
  if (contact.last_interaction === null) throw new ZaloRefusal(-232)
  if (now - contact.last_interaction > WINDOW) throw new ZaloRefusal(-230)
  if (!switches.night_quiet) return
  const hour = hourOfDay(now)
  if (hour >= NIGHT.from || hour < NIGHT.to) throw new ZaloRefusal(-234)
}

/** Who pays for one message now: the window itself, the month's package, or the wallet; refused when nobody can. */
export function judgeQuota(switches: Switches, page: Page, contact: Contact, now: number): Payment {
  if (now - (contact.last_interaction ?? 0) <= FREE) {
    const total = switches.free_replies
    if (total === null) return freeOfCount
    if (contact.replies < total) return oneOfEight(contact, total)
  }
  const used = page.package_month === monthOf(now) ? page.package_used : 0
  if (used < page.package_total) return ofPackage(page, used, monthOf(now))
  if (page.zca === 'none') throw new ZaloRefusal(page.package_total > 0 ? -211 : -320)
  if (page.zca === 'empty') throw new ZaloRefusal(-321)
  return charged
}

function oneOfEight(contact: Contact, total: number): Payment {
  const remain = total - contact.replies - 1
  return {
    quota: `,"quota":{"quota_type":"reply","remain":"${remain}","total":"${total}"}`,
    book: () => void (contact.replies += 1),
  }
}

function ofPackage(page: Page, used: number, month: string): Payment {
  const remain = page.package_total - used - 1
  const [year, number] = month.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const expires = `${last}/${month.slice(5)}/${year}`
  return {
    quota: `,"quota":{"quota_type":"sub_quota","remain":"${remain}","total":"${page.package_total}","expired_date":"${expires}"}`,
    book() {
      page.package_month = month
      page.package_used = used + 1
    },
  }
}
