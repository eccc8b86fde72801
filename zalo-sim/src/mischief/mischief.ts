// Hides who meets trouble and how often: by a seeded rate for all, or always for a named person.
import { type Chance, chance } from '../prng.ts'

export const mischiefs = [
  // events on their way to the webhook
  'late',
  'twice',
  'shuffle',
  'lost',
  'wrong_signature',
  // calls of the page's app
  'status_500',
  'limit',
  'slow',
  'echo_first',
  'lost_reply',
  'minus_200',
  'token_expired',
] as const
type MischiefName = (typeof mischiefs)[number]

export interface MischiefPlan {
  seed: number
  rates: Partial<Record<MischiefName, number>>
  people: Record<string, MischiefName[]>
  /** How long a slow reply takes, milliseconds of real time. */
  slow_ms: number
  /** The longest a late event is held, milliseconds of the simulator's clock. */
  late_ms: number
}

export const noMischief: MischiefPlan = { seed: 1, rates: {}, people: {}, slow_ms: 5000, late_ms: 300_000 }

export interface Mischief {
  plan: () => MischiefPlan
  /** Starts a new plan, and its chance anew. */
  follow: (plan: MischiefPlan) => void
  /** Gives one person their troubles, leaving the rest of the plan and its chance alone. */
  name: (person_id: string, troubles: MischiefName[]) => void
  /** Whether this trouble strikes now. A named `token_expired` strikes once, or no refresh could ever help. */
  strikes: (trouble: MischiefName, person_id: string) => boolean
  chance: () => Chance
}

export function createMischief(): Mischief {
  let plan = noMischief
  let dice = chance(plan.seed)
  let named = new Map<string, Set<MischiefName>>()
  let quiet = true
  const settleDown = (): void => {
    quiet = named.size === 0 && Object.values(plan.rates).every(rate => !rate)
  }
  return {
    plan: () => plan,
    chance: () => dice,
    follow(next) {
      plan = next
      dice = chance(next.seed)
      named = new Map(Object.entries(next.people).map(([id, troubles]) => [id, new Set(troubles)]))
      settleDown()
    },
    name(person_id, troubles) {
      plan = { ...plan, people: { ...plan.people, [person_id]: troubles } }
      named.set(person_id, new Set(troubles))
      settleDown()
    },
    strikes(trouble, person_id) {
      if (quiet) return false
      const troubles = named.get(person_id)
      if (troubles?.has(trouble)) {
        if (trouble === 'token_expired') troubles.delete(trouble)
        return true
      }
      const rate = plan.rates[trouble]
      return rate !== undefined && rate > 0 && dice.next() < rate
    },
  }
}
