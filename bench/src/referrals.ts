// A random walk of referrals: ten thousand over the pure rules, and a smaller one over the real flows on a real database.
// After every step each case has exactly one accountable unit that may know of it, and nothing of it is lost.

import { randomInt, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openCaseOf } from '@binh-yen/server/flows/gather-tips'
import { accept, climbDue, giveBack, offer, withdraw } from '@binh-yen/server/flows/refer-case'
import { triageTip } from '@binh-yen/server/flows/triage-tip'
import { loadLaw } from '@binh-yen/server/modules/deadlines/deadlines'
import * as rules from '@binh-yen/server/modules/cases/referral-rules'
import { addOfficer, grantRole } from '@binh-yen/server/modules/officers/officers'
import { addPage } from '@binh-yen/server/modules/pages/pages'
import { openTip } from '@binh-yen/server/modules/tips/tips'
import { addUnit, type UnitId } from '@binh-yen/server/modules/units/units'
import { change, type Who } from '@binh-yen/server/platform/ctx'
import { readLaw } from '../../server/seed/law/law.ts'
import { testHouse } from '../../server/tools/test-house.ts'
import type { Found } from './bench.ts'
import { say } from './pairs.ts'

interface Walked {
  readonly steps: number
  readonly offers: number
  readonly refused: number
  readonly broken: number
}

const steps = ['offer', 'offer', 'accept', 'return', 'withdraw', 'silence'] as const
const any = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T

/** --referrals 10000 (over the rules) --real 400 (over the database) */
export async function run(args: string[]): Promise<Found> {
  const { values } = parseArgs({
    args,
    options: { referrals: { type: 'string', default: '10000' }, real: { type: 'string', default: '400' } },
  })
  const pure = overRules(Number(values.referrals))
  say(`rules: ${JSON.stringify(pure)}`)
  const real = await overFlows(Number(values.real))
  say(`flows: ${JSON.stringify(real)}`)
  const broken = pure.broken + real.broken
  return { value: broken, unit: 'broken', ceiling: 0, always_one_unit: broken === 0, lost: real.lost, pure, real }
}

/** Trees of any shape, exclusions at random, until so many offers were made. */
function overRules(wanted: number): Walked {
  const units = Array.from({ length: 120 }, (_, n) => `u${n}`)
  const parents = new Map(units.map((unit, n) => [unit, n < 3 ? undefined : units[randomInt(n)]]))
  const path = (unit: string): string[] => {
    const up: string[] = []
    for (let at: string | undefined = unit; at !== undefined; at = parents.get(at)) up.push(at)
    return up
  }
  const ways = (from: string, to: string): rules.Ways => ({ from: path(from), to: path(to) })
  const counted = { steps: 0, offers: 0, refused: 0, broken: 0 }
  while (counted.offers < wanted) {
    const excluded = randomInt(3) === 0 ? [any(units)] : []
    let unit = any(units.filter(each => !rules.isKept(path(each), excluded)))
    const offers: rules.Offer[] = []
    for (let n = 0; n < 60 && counted.offers < wanted; n += 1) {
      counted.steps += 1
      const open = offers.at(-1)
      const step = any(steps)
      try {
        if (step === 'offer') {
          const to = randomInt(3) === 0 && open ? open.from_unit_id : any(units)
          const fate = rules.offer(offers, ways(unit, to), excluded)
          offers.push({ from_unit_id: unit, to_unit_id: to, state: fate.state, due_at: n + 1 })
          counted.offers += 1
          if (fate.state === 'climbed') unit = fate.to
        } else if (open && step === 'silence') {
          const up = rules.silent(open, ways(unit, open.to_unit_id), excluded, n)
          if (up === undefined) continue
          offers[offers.length - 1] = { ...open, state: 'climbed' }
          unit = up
        } else if (open) {
          const state = step === 'accept' ? 'accepted' : step === 'return' ? 'returned' : 'withdrawn'
          offers[offers.length - 1] = { ...open, state: rules.answer(open, state) }
          if (step === 'accept') unit = open.to_unit_id
        }
      } catch (error) {
        if ((error as { code?: string }).code === undefined) throw error
        counted.refused += 1
      }
      const whole = parents.has(unit) && !rules.isKept(path(unit), excluded)
      if (!whole || offers.filter(each => each.state === 'offered').length > 1) counted.broken += 1
    }
  }
  return counted
}

/** What must hold after every step, asked of the database. Each row is a break. */
const broken = `
  select c.id from cases c where
    (select count(*) from register_entries e where e.case_id = c.id and e.left_at is null and e.unit_id = c.unit_id) <> 1
    or (select count(*) from referrals r where r.case_id = c.id and r.state = 'offered') > 1
    or exists (select from case_exclusions x where x.case_id = c.id and x.unit_id = c.unit_id)
    or (select count(*) from case_tips m where m.case_id = c.id and m.until_at is null) <> 1
    or exists (select from tips t join case_tips m on m.tip_id = t.id where m.case_id = c.id and m.until_at is null
      and (t.unit_id <> c.unit_id or t.received_at <> c.received_at or t.case_id <> c.id))
    or exists (select from clocks k join case_tips m on m.tip_id = k.matter_id where m.case_id = c.id and k.state = 'running'
      and k.unit_id <> c.unit_id)`

async function overFlows(wanted: number): Promise<Walked & { lost: number; cases: number }> {
  const t = await testHouse('referrals_bench')
  const { house } = t
  const { unit_ids, page_id, who } = await t.run(async ctx => {
    await loadLaw(ctx, readLaw())
    const ids: UnitId[] = []
    for (let n = 0; n < 12; n += 1)
      ids.push(
        await addUnit(ctx, {
          code: `U${n}`,
          kind: 'đơn vị',
          name: `Đơn vị ${n}`,
          parent_id: n === 0 ? null : any(ids),
        }),
      )
    const made = await addOfficer(ctx, { login: 'leader', name: 'Lãnh đạo' })
    await grantRole(ctx, made.officer_id, { role: 'leader', unit_id: ids[0] as UnitId, below: true })
    const officer: Who = { kind: 'officer', id: made.officer_id, name: 'Lãnh đạo', session: randomUUID() }
    return { unit_ids: ids, page_id: await addPage(ctx, { name: 'Bàn', unit_id: ids[0] as UnitId }), who: officer }
  })
  const cases: string[] = []
  for (let n = 0; n < 12; n += 1) {
    const tip = await t.run(ctx =>
      openTip(ctx, { page_id, unit_id: any(unit_ids), source: 'phone', received_at: ctx.now - n }),
    )
    cases.push(
      await change(house, who, async ctx => {
        await triageTip(ctx, tip.id, { category: 'tieng-on', kind: 'tin-bao', grounds: 'grounded' })
        return (await openCaseOf(ctx, [tip.id])).id
      }),
    )
  }
  const counted = { steps: 0, offers: 0, refused: 0, broken: 0 }
  let hours = 0
  while (counted.offers < wanted) {
    counted.steps += 1
    const [id, step] = [any(cases), any(steps)]
    try {
      if (step === 'offer') {
        await change(house, who, ctx => offer(ctx, id, { to_unit_id: any(unit_ids), reason: 'Đi một bước bất kỳ' }))
        counted.offers += 1
      } else if (step === 'accept') await change(house, who, ctx => accept(ctx, id))
      else if (step === 'return') await change(house, who, ctx => giveBack(ctx, id, 'Trả lại một bước bất kỳ'))
      else if (step === 'withdraw') await change(house, who, ctx => withdraw(ctx, id))
      else {
        hours += 1
        house.clock.stand(hours * 3_600_000)
        await climbDue(house)
      }
    } catch (error) {
      if ((error as { code?: string }).code === undefined) throw error
      counted.refused += 1
    }
    counted.broken += (await t.owner.query(broken)).rowCount ?? 0
  }
  const { rows } = await t.owner.query('select count(*)::int as kept from cases where id = any($1)', [cases])
  await t.stop()
  return { ...counted, cases: cases.length, lost: cases.length - (rows[0]?.kept ?? 0) }
}
