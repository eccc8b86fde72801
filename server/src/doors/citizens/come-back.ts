// Coming back with the six words: every miss looks alike and takes as long, and nothing typed before is shown again.

import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type WebView, webTipMore, webTipSeen } from '../../flows/web-tip.ts'
import { findByWebKey, type Form, uploadsOf } from '../../modules/webtips/webtips.ts'
import { hotLines } from '../../modules/units/units.ts'
import { machineNow, minute } from '../../platform/clock.ts'
import { change, type Ctx } from '../../platform/ctx.ts'
import { dateOf } from '../../platform/local-time.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type CitizensDoor, who } from './door.ts'
import { keepFiles } from './files-in.ts'
import { type HotLineShown, sendPage, wordsOf } from './layout.ts'
import { readSent } from './multipart.ts'
import { keyPage, tipPage } from './pages.ts'
import { isFresh, newForm, readForm } from './token.ts'

/** Every answer to a key is given this long after it was asked, the machine's time. */
const answerMs = 350

const frameOf = (door: CitizensDoor, request: FastifyRequest) => {
  const frame = door.frame(request)
  return { ...frame, other: frame.tongue === 'en' ? '/t/ma' : '/t/ma?lang=en' }
}

export async function keyForm(door: CitizensDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return sendPage(reply, keyPage(frameOf(door, request)))
}

interface Seen {
  readonly tip_id: string
  readonly view: WebView
  readonly hotLines: readonly HotLineShown[]
}

const seen = async (ctx: Ctx, tip_id: string): Promise<Seen> => {
  const view = await webTipSeen(ctx, tip_id)
  return { tip_id, view, hotLines: view.unit_id ? await hotLines(ctx, view.unit_id) : [] }
}

export async function comeBack(
  door: CitizensDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const until = machineNow() + answerMs
  const { house, bounds } = door
  const frame = frameOf(door, request)
  const { key } = wordsOf(frame)
  const sent = await readSent(request.headers['content-type'] ?? '', request.body as Buffer)
  let found: Seen | undefined
  let problem = key.miss
  try {
    await bounds.mayTry(request.ip)
    const kept = await change(house, who, ctx => findByWebKey(ctx, sent.word('words')))
    if (kept) {
      found = await change(house, who, ctx => seen(ctx, kept.tip_id))
      await bounds.hit(request.ip)
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'too_many') throw error
    problem = key.busy(Math.ceil(Number(error.details['retry_after_ms']) / minute))
  }
  await pause(Math.max(0, until - machineNow()))
  if (!found) return sendPage(reply, keyPage(frame, problem), problem === key.miss ? 422 : 429)
  return sendPage(reply, pageOf(door, request, found, {}))
}

/** Words and files added on the page one came back to. */
export async function sendMore(
  door: CitizensDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house } = door
  await door.bounds.message(request.ip)
  const frame = frameOf(door, request)
  const words = wordsOf(frame)
  const sent = await readSent(request.headers['content-type'] ?? '', request.body as Buffer)
  const note = readForm(house.keys, sent.word('form'))
  const { tip_id } = note ?? {}
  if (!note || tip_id === undefined || !isFresh(note, house.clock.now()))
    return sendPage(reply, keyPage(frame, words.tip.old), 422)
  const form: Form = { page_id: note.page_id, secret: note.secret }
  const what = [...sent.word('what')].slice(0, 5_000).join('')
  const fit = sent.word('website') === '' && (await keepFiles(house, form, sent.files))
  const result = await change(house, who, async ctx => {
    const nothing = what === '' && !(await uploadsOf(ctx, form)).some(each => each.received === each.size)
    if (fit && !nothing) await webTipMore(ctx, tip_id, form, note.at, what)
    return { nothing, found: await seen(ctx, tip_id) }
  })
  const problem = !fit ? words.problems.files : result.nothing ? words.problems.nothing : undefined
  return sendPage(reply, pageOf(door, request, result.found, { problem }), problem === undefined ? 200 : 422)
}

function pageOf(
  door: CitizensDoor,
  request: FastifyRequest,
  { tip_id, view, hotLines }: Seen,
  told: { problem?: string | undefined },
): string {
  const { keys, clock } = door.house
  const added = request.url.startsWith('/t/them') && told.problem === undefined
  const answers = view.answers.map(answer => ({ ...answer, at: timeOf(answer.at) }))
  const token = newForm(keys, { page_id: view.page_id, tip_id }, clock.now())
  return tipPage({ ...door.frame(request), hotLines }, { ...view, ...told, answers, token, added })
}

/** dd/MM/yyyy HH:mm. */
function timeOf(at: number): string {
  const [year, month, day] = dateOf(at).split('-')
  const minutes = Math.floor((at + 7 * 60 * minute) / minute) % (24 * 60)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${day}/${month}/${year} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
