// What became of the calls, kept until it is written: a hundred milliseconds or a thousand at a time, tried until it is.

import { change, type Ctx, type House, machine } from '../../platform/ctx.ts'
import { blocked } from '../citizens/citizens.ts'
import { giveBack, holdPage, leaveButtons, pauseApp, setPageState } from '../pages/pages.ts'
import type { Outcome } from './channel.ts'
import { outsideMac } from './content-mac.ts'
import { hintThread } from './hints.ts'
import type { Job } from './job.ts'
import { fateOf, type NotBegun } from './outcomes.ts'
import { rank } from './rules.ts'
import { byKeyBeside, type Result, saveResults, saveSent } from './store-sending.ts'

export interface Results {
  add(job: Job, outcome: Outcome | NotBegun): void
  /** Not yet written. */
  waiting(): number
  /** Written since the start. */
  written(): number
  /** Write all there is now; resolves when it is written. */
  flush(): Promise<void>
}

const atMostMs = 100
const atOnce = 1_000
const who = machine('sending')

interface Row extends Result {
  readonly page_id: string
  readonly thread_id: string | null
  readonly shown: boolean
}

/** `onWritten` is told after each write; `idle` whether nothing is under way, so that waiting for more is in vain. */
export function createResults(
  house: House,
  mark: number,
  idle: () => boolean,
  onWritten: (ids: string[]) => void,
): Results {
  let rows: Row[] = []
  let others: ((ctx: Ctx) => Promise<unknown>)[] = []
  let unused: Job[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined
  let inHand = 0
  let written = 0

  function add(job: Job, outcome: Outcome | NotBegun): void {
    const { outside_id, ...fate } = fateOf(outcome, job.tries, house.clock.now(), Math.random())
    const { id, page_id, thread_id } = job
    const outside_mac = outside_id === null ? null : outsideMac(house.keys, outside_id)
    rows.push({ ...fate, id, page_id, thread_id, outside_mac, shown: job.rank !== rank.broadcast })
    if (outcome.kind === 'not_begun') unused.push(job)
    const more = forOthers(job, outcome)
    if (more) others.push(more)
    if (enough()) void write()
    else timer ??= setTimeout(() => void write(), atMostMs)
  }

  const enough = (): boolean => rows.length >= atOnce || idle()

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing ??= writeBatches().finally(() => {
      writing = undefined
      if (rows.length > 0) timer ??= setTimeout(() => void write(), atMostMs)
    })
    return writing
  }

  async function writeBatches(): Promise<void> {
    await Promise.resolve() // what is added in the same turn goes along
    do {
      const batch = rows
      const told = others
      const back = unused
      rows = []
      others = []
      unused = []
      inHand = batch.length
      await untilDone(() => save(batch, told))
      if (back.length > 0) await untilDone(() => change(house, who, ctx => giveBack(ctx, back)))
      inHand = 0
      written += batch.length
      onWritten(batch.map(row => row.id))
    } while (rows.length > 0 && enough())
  }

  /** Others first: a page that must stop is stopped before its delivery is due again. */
  async function save(batch: Row[], told: typeof others): Promise<void> {
    for (let tell = told[0]; tell; tell = told[0]) {
      await change(house, who, tell)
      told.shift()
    }
    await change(house, who, async ctx => {
      await byKeyBeside(ctx)
      for (const [page_id, own] of [...Map.groupBy(batch, row => row.page_id)].sort(([a], [b]) => (a < b ? -1 : 1))) {
        own.sort((a, b) => (a.id < b.id ? -1 : 1))
        const { sent = [], other = [] } = Object.groupBy(own, row =>
          row.state === 'sent' && row.fault === null ? 'sent' : 'other',
        )
        if (sent.length > 0) await saveSent(ctx, page_id, mark, ctx.now, sent)
        if (other.length > 0) await saveResults(ctx, page_id, mark, other)
        for (const row of own) if (row.shown) hintThread(ctx, page_id, row.thread_id)
      }
    })
  }

  /** A database that is away comes back; what was sent must not be forgotten meanwhile. */
  async function untilDone(fn: () => Promise<void>): Promise<void> {
    for (let rest = 100; ; rest = Math.min(5_000, rest * 2)) {
      try {
        return await fn()
      } catch (error) {
        house.log.fault('results of sends', error)
        await new Promise(resolve => setTimeout(resolve, rest))
      }
    }
  }

  async function flush(): Promise<void> {
    while (rows.length + inHand > 0) await write()
  }

  return { add, flush, waiting: () => rows.length + inHand, written: () => written }
}

/** What an outcome means beyond its own row. */
function forOthers(job: Job, outcome: Outcome | NotBegun): ((ctx: Ctx) => Promise<unknown>) | undefined {
  const { page_id, app_id, address_id } = job
  switch (outcome.kind) {
    case 'sent':
      return outcome.as_text && (ctx => leaveButtons(ctx, page_id))
    case 'too_many':
      return ctx => pauseApp(ctx, app_id)
    case 'page_held':
      return ctx => holdPage(ctx, page_id, outcome.until)
    case 'page_stopped':
      return ctx => setPageState(ctx, page_id, outcome.state, outcome.fault)
    case 'refused':
      return outcome.blocked && (ctx => blocked(ctx, page_id, address_id, true))
    default:
      return undefined
  }
}
