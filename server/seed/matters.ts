// What officers have made of the week's tips: some set aside or classified, some cases at work, offered, passed on, told, rated, disputed.

import { openCaseOf } from '../src/flows/gather-tips.ts'
import { accept, giveBack, offer } from '../src/flows/refer-case.ts'
import { close, conclude, tellOne } from '../src/flows/tell-outcome.ts'
import { setTipAside, triageTip } from '../src/flows/triage-tip.ts'
import {
  addCaseNote,
  addTask,
  assignCase,
  endTask,
  lockCase,
  passOutside,
  receiversFor,
} from '../src/modules/cases/cases.ts'
import { tipsOf } from '../src/modules/citizens/citizens.ts'
import { kindForCategory } from '../src/modules/deadlines/deadlines.ts'
import { type Tip, tipsFor } from '../src/modules/tips/tips.ts'
import { day } from '../src/platform/clock.ts'
import { type Ctx, change, machine, type Who } from '../src/platform/ctx.ts'
import { newId } from '../src/platform/ids.ts'
import { Refusal } from '../src/platform/refusal.ts'
import { oaIdOf } from './district.ts'
import { officers as people } from './people.ts'
import { settleAll, type Stage } from './play.ts'
import type { Act } from './week.ts'

/** Units whose tips are worked on, with the officers who do; the others leave theirs as they came. */
const desks = [
  { sign: 'hoagiay', duty: 'truc.hoagiay', to: 'senhong', by: 'truc.senhong' },
  { sign: 'senhong', duty: 'truc.senhong', to: 'hoagiay', by: 'truc.hoagiay' },
  { sign: 'saokhue', duty: 'truc.saokhue', to: 'hoagiay', by: 'truc.hoagiay' },
  { sign: 'tinh', duty: 'truc.tinh', to: 'hoagiay', by: 'truc.hoagiay' },
] as const

const endings = [
  'working',
  'rated',
  'offered',
  'classified',
  'disputed',
  'outside',
  'returned',
  'aside',
  'waiting',
  'taken',
] as const
type Ending = (typeof endings)[number]

const mostOfOne = 2 * endings.length
const leaderLogin = 'lanhdao.tinh'

type By = Who & { kind: 'officer' }
interface Desk {
  readonly duty: By
  readonly leader: By
  readonly to_unit_id: string
  readonly other: By
}
/** Somebody whose tip was told, and what they say to that. */
interface Answer {
  readonly tip: Tip
  readonly text: string
}

/** Every second tip stays new: whoever tries the house finds work. */
export async function workMatters(stage: Stage, acts: readonly Act[]): Promise<void> {
  const { app, raised } = stage
  const as = (login: string): By => ({
    kind: 'officer',
    id: raised.officers.get(login) as string,
    name: people.find(each => each.login === login)?.name ?? login,
    session: newId(app.house.clock.now()),
  })
  const answers: Answer[] = []
  for (const { sign, duty, to, by } of desks) {
    const to_unit_id = raised.unit_ids.get(to) as string
    const desk: Desk = { duty: as(duty), leader: as(leaderLogin), to_unit_id, other: as(by) }
    const unit_id = raised.unit_ids.get(sign) as string
    const { listed } = await change(app.house, desk.duty, ctx =>
      tipsFor(ctx, { unit_id, state: 'new', limit: mostOfOne }),
    )
    const worked = listed.map(({ tip }) => tip).filter((_, n) => n % 2 === 1)
    for (const [n, tip] of worked.entries()) answers.push(...(await willing(() => work(stage, desk, tip, n))))
  }
  await settleAll(stage)
  await answered(stage, acts, answers)
}

/** A tip that a rule refuses to move stays where it came: the week is invented, the rules are not. */
async function willing(does: () => Promise<Answer[]>): Promise<Answer[]> {
  try {
    return await does()
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

async function work({ app }: Stage, desk: Desk, tip: Tip, n: number): Promise<Answer[]> {
  const ending = endings[n % endings.length] as Ending
  const by = <T>(who: Who, does: (ctx: Ctx) => Promise<T>): Promise<T> => change(app.house, who, does)
  const { duty, leader, other, to_unit_id } = desk
  if (ending === 'aside') {
    await by(duty, ctx => setTipAside(ctx, tip.id, { reason: 'not_a_matter' }))
    return []
  }
  const id = await by(duty, async ctx => {
    await classify(ctx, tip)
    return ending === 'classified' ? null : (await openCaseOf(ctx, [tip.id])).id
  })
  if (id === null) return []
  await by(duty, ctx => begin(ctx, id, duty.id, ending !== 'working'))
  if (ending === 'offered' || ending === 'returned' || ending === 'taken') {
    await by(duty, ctx => offer(ctx, id, { to_unit_id, reason: 'Việc xảy ra trên địa bàn bên kia' }))
    if (ending === 'taken') await by(other, ctx => accept(ctx, id))
    if (ending === 'returned') await by(other, ctx => giveBack(ctx, id, 'Hiện trường ở phía địa bàn đã gửi'))
  }
  if (ending === 'outside')
    await by(duty, async ctx => {
      const one = await lockCase(ctx, id, 'case.refer')
      const [receiver] = await receiversFor(ctx, one.unit_id)
      if (receiver) await passOutside(ctx, one, { receiver_id: receiver.id, number: `PC-${n + 1}/2026` })
    })
  if (ending !== 'rated' && ending !== 'disputed' && ending !== 'waiting') return []
  await by(leader, ctx => conclude(ctx, id, { result: 'settled', reason: 'Đã nhắc nhở và xử lý xong' }))
  await by(leader, ctx => tellOne(ctx, id, { tip_id: tip.id, text: 'done' }))
  if (ending === 'waiting') return []
  await by(leader, ctx => close(ctx, id))
  return [{ tip, text: ending === 'rated' ? '5' : 'Không đồng ý' }]
}

async function classify(ctx: Ctx, tip: Tip): Promise<void> {
  const named = tip.suggested['category']
  const category = typeof named === 'string' ? named : 'khac'
  const kind = (await kindForCategory(ctx, category))?.kind ?? null
  await triageTip(ctx, tip.id, { category, kind, grounds: 'grounded', valuable: true })
}

async function begin(ctx: Ctx, id: string, officer_id: string, done: boolean): Promise<void> {
  const one = await assignCase(ctx, await lockCase(ctx, id, 'case.assign'), officer_id)
  await addCaseNote(ctx, one, 'Đã xuống địa bàn kiểm tra lần đầu, ghi lời người ở gần đó.')
  const task_id = await addTask(ctx, one, { title: 'Gặp người liên quan, lập biên bản', due_at: ctx.now + 2 * day })
  if (done) await endTask(ctx, one, task_id, 'done')
}

/** Who sent these tips is known to their phones alone, so the people of the units are asked one by one. */
async function answered(stage: Stage, acts: readonly Act[], answers: Answer[]) {
  const { app, phones, raised } = stage
  const open = new Map(answers.map(each => [each.tip.id, each.text]))
  const tried = new Set<string>()
  for (const act of acts) {
    const { unit, person, does, officer } = act
    if (open.size === 0) break
    if (does.by !== 'citizen' || !desks.some(({ sign }) => sign === unit.sign) || tried.has(person)) continue
    tried.add(person)
    const says = (more: Act['does']): Promise<string> =>
      phones.act(oaIdOf(unit), { at: app.house.clock.now(), person, unit, officer, does: more })
    const zalo_id = await says({ by: 'citizen', say: 'seen' })
    const page_id = raised.pages.get(unit.sign) as string
    const own = await change(app.house, machine('seed'), ctx => tipsOf(ctx, page_id, { zalo_id }))
    const told = own.find(({ thread_id }) => open.has(thread_id))
    if (!told) continue
    await says({ by: 'citizen', say: 'text', text: open.get(told.thread_id) as string })
    open.delete(told.thread_id)
  }
  await settleAll(stage)
}
