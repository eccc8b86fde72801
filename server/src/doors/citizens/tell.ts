// The form: shown, and taken. What is wrong with it is said above it, and nothing typed is lost.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Receipt, type Told, webTipIn } from '../../flows/web-tip.ts'
import { type Form, uploadsOf } from '../../modules/webtips/webtips.ts'
import { change } from '../../platform/ctx.ts'
import { second } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { WebWords } from '../../text/web-tip.ts'
import { type CitizensDoor, who } from './door.ts'
import { keepFiles } from './files-in.ts'
import { fields, formPage, type Typed } from './form-page.ts'
import { sendPage, wordsOf } from './layout.ts'
import { readSent } from './multipart.ts'
import { receiptPage } from './pages.ts'
import { type FormNote, isFresh, newForm, readForm } from './token.ts'
import { type Where, whereOf } from './where.ts'

/** Nobody reads and fills it faster. */
const quickest = 2 * second
const longestWords = 5_000

const codeOf = (request: FastifyRequest): string => (request.params as { page: string }).page

export async function showForm(
  door: CitizensDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const where = await change(door.house, who, ctx => whereOf(ctx, codeOf(request)))
  return show(door, request, reply, where, {})
}

interface Filled {
  readonly typed?: Typed
  readonly problems?: readonly string[]
  readonly kept?: number
  readonly token?: string
}

function show(
  door: CitizensDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  where: Where,
  filled: Filled,
): FastifyReply {
  const path = `/t/${codeOf(request)}`
  const asked = filled.typed === undefined
  const frame = { ...door.frame(request, asked ? path : undefined), hotLines: where.hotLines }
  const query = frame.tongue === 'en' ? '?lang=en' : ''
  const other = asked ? (frame.tongue === 'en' ? path : `${path}?lang=en`) : undefined
  const token = filled.token ?? newForm(door.house.keys, { page_id: where.page_id }, door.house.clock.now())
  return sendPage(
    reply,
    formPage({ ...frame, other }, { ...where, ...filled, action: `${path}${query}`, token }),
    asked ? 200 : 422,
  )
}

export async function takeForm(
  door: CitizensDoor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house } = door
  const where = await change(house, who, ctx => whereOf(ctx, codeOf(request)))
  const sent = await readSent(request.headers['content-type'] ?? '', request.body as Buffer)
  const frame = { ...door.frame(request), hotLines: where.hotLines }
  const words = wordsOf(frame)
  const typed = Object.fromEntries(fields.map(name => [name, sent.word(name)])) as Typed
  const note = ownForm(readForm(house.keys, sent.word('form')), where, house.clock.now())
  if (!note) return show(door, request, reply, where, { typed, problems: [words.problems.old_form] })
  const form: Form = { page_id: where.page_id, secret: note.secret }
  const hurried = house.clock.now() - note.at < quickest || typed.website !== ''
  const problems = hurried ? [words.problems.again] : problemsOf(typed, words)
  if (!hurried && !(await keepFiles(house, form, sent.files))) problems.push(words.problems.files)
  if (problems.length > 0) {
    const kept = await change(house, who, async ctx => (await uploadsOf(ctx, form)).length)
    return show(door, request, reply, where, { typed, problems, kept, token: sent.word('form') })
  }
  try {
    await door.bounds.message(request.ip)
    const receipt = await twice(() => change(house, who, ctx => webTipIn(ctx, form, toldBy(typed, note))))
    return sendPage(reply, receiptPage(frame, receipt))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'too_many') throw error
    return show(door, request, reply, where, { typed, problems: [words.error.tooMany], token: sent.word('form') })
  }
}

const ownForm = (note: FormNote | undefined, { page_id }: Where, now: number): FormNote | undefined =>
  note && note.page_id === page_id && note.tip_id === undefined && isFresh(note, now) ? note : undefined

/** Two of one form at once: the second finds what the first has filed. */
async function twice(file: () => Promise<Receipt>): Promise<Receipt> {
  try {
    return await file()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') return file()
    throw error
  }
}

const phoneForm = /^\+?\d[\d .-]{7,16}\d$/
const rules = ['may_call', 'message_only', 'no_contact'] as const

function problemsOf(typed: Typed, words: WebWords): string[] {
  const { problems } = words
  const { officials, what, contact, phone } = typed
  return [
    ...(['no', 'yes', 'unsure'].includes(officials) ? [] : [problems.officials_missing]),
    ...(what === '' ? [problems.what_missing] : []),
    ...([...what].length > longestWords ? [problems.words_long(longestWords)] : []),
    ...(phone === '' && contact === 'may_call' ? [problems.phone_missing] : []),
    ...(phone !== '' && !phoneForm.test(phone) ? [problems.phone_form] : []),
  ]
}

function toldBy(typed: Typed, { at }: FormNote): Told {
  const { officials, what, where, when, contact, phone, keep } = typed
  return {
    begun_at: at,
    officials: officials !== 'no',
    what,
    where: [...where].slice(0, 300).join(''),
    when: [...when].slice(0, 300).join(''),
    contact_rule: rules.find(rule => rule === contact) ?? 'message_only',
    phone: phone === '' ? undefined : phone.replace(/[ .-]/g, ''),
    keep_from_beat: keep === 'yes',
  }
}
