// Hides the oracle: what must never be true of a call that went out, judged apart from the code that admits calls.
import { DAY, MINUTE } from '../clock.ts'
import type { AccessToken, App, Contact } from '../world/nouns.ts'
import type { Ledger, LedgerLine } from './ledger.ts'

const BROKEN_SHOWN = 100
const WINDOW = 7 * DAY

interface Check {
  name: string
  ok: boolean
  /** How often it was broken; `broken` shows the first hundred. */
  count: number
  broken: unknown[]
}

/** Facts at the moment a send is admitted that no ledger line can tell later. */
interface Admission {
  at: number
  contact: Contact
  token: AccessToken
}

export interface Checks {
  admit: (admission: Admission) => void
  report: (ledger: Ledger, apps: Map<string, App>) => { ok: boolean; checks: Check[] }
  clear: () => void
}

export function createChecks(): Checks {
  const window = check('no send outside the seven days')
  const dead = check('no send with a dead token')
  const blocked = check('no send to a person who blocked the page')
  const kept = [window, dead, blocked]
  return {
    admit({ at, contact, token }) {
      if (contact.last_interaction === null || at - contact.last_interaction > WINDOW) {
        breaks(window, { at, oa_id: contact.oa_id, last_interaction: contact.last_interaction })
      }
      if (token.dead || token.expires_at <= at) breaks(dead, { at, oa_id: token.oa_id })
      if (contact.blocked) breaks(blocked, { at, oa_id: contact.oa_id })
    },
    report(ledger, apps) {
      const checks = [...kept, ...rateChecks(ledger, apps)]
      return { ok: checks.every(one => one.ok), checks }
    },
    clear() {
      for (const one of kept) Object.assign(one, check(one.name))
    },
  }
}

function check(name: string): Check {
  return { name, ok: true, count: 0, broken: [] }
}

function breaks(one: Check, how: unknown): void {
  one.ok = false
  one.count += 1
  if (one.broken.length < BROKEN_SHOWN) one.broken.push(how)
}

/** Counts each app's calls in every 60 s: those that passed, and all that were asked. Token calls cost nothing. */
function rateChecks(ledger: Ledger, apps: Map<string, App>): Check[] {
  const passed = check("no more calls passed than the app's rate in any 60 s")
  const asked = check("no more calls asked than the app's rate in any 60 s")
  const windows = { passed: new Map<string, number[]>(), asked: new Map<string, number[]>() }
  for (const line of ledger.lines()) {
    const rate = apps.get(line.app_id)?.rate_per_minute ?? 0
    if (rate === 0 || line.mischief || line.path.startsWith('/v4/')) continue
    if (line.error !== -32) countIn(windows.passed, line, rate, passed)
    countIn(windows.asked, line, rate, asked)
  }
  return [passed, asked]
}

function countIn(windows: Map<string, number[]>, line: LedgerLine, rate: number, one: Check): void {
  const times = windows.get(line.app_id) ?? []
  windows.set(line.app_id, times)
  times.push(line.at)
  const before = times.at(-1 - rate)
  if (before !== undefined && line.at >= before && line.at - before < MINUTE) {
    breaks(one, { at: line.at, seq: line.seq, app_id: line.app_id, calls: rate + 1 })
  }
  if (times.length > rate * 2) times.splice(0, times.length - rate)
}
