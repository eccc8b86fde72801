// The assistant answers questions about papers from what the page has signed, asks back, hands over, and knows when to be silent.

import { plan } from '@binh-yen/server/modules/bot/bot'
import { change } from '@binh-yen/server/platform/ctx'
import { card } from '@binh-yen/server/text/cards'
import { unfit } from '@binh-yen/server/text/fit-to-say'
import { answerable } from '@binh-yen/server/modules/procedures/procedures'
import { meaningAfter } from '@binh-yen/server/flows/meaning'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProcedures } from '../../server/seed/procedures.ts'
import type { Officer } from '../src/officer.ts'
import { actingAs, signPapers } from '../src/papers.ts'
import type { Person } from '../src/person.ts'
import { openWorld, type World } from '../src/world.ts'

let world: World
let tung: Officer

beforeAll(async () => {
  world = await openWorld('answers')
  await signPapers(world)
  tung = await world.officer('tung')
})
afterAll(() => world.end())

let people = 0
const somebody = (unit: 'north' | 'south' = 'north') => world.person(`hoi-${++people}`, `Người ${people}`, unit)

async function says(person: Person, text: string): Promise<string[]> {
  const before = (await person.hears()).length
  await person.writes(text)
  await world.settle()
  return (await person.hears()).slice(before)
}
const lastOf = async (person: Person, text: string): Promise<string> => (await says(person, text)).at(-1) ?? ''
const waiting = async (): Promise<number> =>
  (await tung.list('state=open&limit=100')).filter((each: any) => each.waiting_since !== null).length

test('a question is answered by the signed card, and nobody waits for an officer because of it', async () => {
  const lan = await somebody()
  const before = await waiting()
  const said = await lastOf(lan, 'Cho em hỏi đăng ký tạm trú cần giấy tờ gì ạ?')
  expect(said).toContain('Đăng ký tạm trú')
  expect(said).toContain('Nơi làm:')
  expect(said).toContain('Trợ lý tự động trả lời theo quy định áp dụng từ')
  expect([...said].length).toBeLessThan(2_000)
  expect(await waiting()).toBe(before)
})

test('without marks it is understood as well; what comes after is about the same paper', async () => {
  const lan = await somebody()
  expect(await lastOf(lan, 'cho minh hoi dang ky tam tru can giay to gi')).toContain('Đăng ký tạm trú')
  const fee = await lastOf(lan, 'hết bao nhiêu tiền?')
  expect(fee).toContain('Đăng ký tạm trú')
  expect(fee).toContain('Lệ phí')
  expect(fee).not.toContain('Nơi làm')
  expect(await lastOf(lan, 'làm online được không')).toMatch(/trực tuyến/i)
  expect(await lastOf(lan, 'xem thêm')).toContain('Căn cứ:')
})

test('“gặp cán bộ” always works, says what it was about, and then somebody waits', async () => {
  const lan = await somebody()
  await says(lan, 'đăng ký tạm trú cần giấy tờ gì')
  const before = await waiting()
  const said = await lastOf(lan, 'cho tôi gặp cán bộ')
  expect(said).toContain('chuyển anh/chị tới cán bộ')
  expect(said).toContain('Đăng ký tạm trú')
  expect(await waiting()).toBe(before + 1)
})

test('“sai rồi” is an apology and an officer, and editors see it counted', async () => {
  const lan = await somebody()
  await says(lan, 'đăng ký tạm trú cần giấy tờ gì')
  expect(await lastOf(lan, 'sai rồi')).toContain('xin lỗi')
  const rows = await world.sql<{ procedure: string }>(`select procedure from bot_turns where did = 'disputed'`)
  expect(rows).toEqual([{ procedure: 'tam-tru' }])
})

test('while an officer holds the talk the assistant is silent', async () => {
  const lan = await somebody()
  await says(lan, 'cho tôi gặp cán bộ')
  const [talk] = await world.sql<{ page_id: string; id: string }>(
    'select page_id, id from conversations order by id desc limit 1',
  )
  if (!talk) throw new Error('nobody is in talk')
  const path = `/api/pages/${talk.page_id}/conversations/${talk.id}`
  expect((await tung.asks('POST', `${path}/claim`, {})).status).toBe(200)
  expect(await says(lan, 'đăng ký tạm trú cần giấy tờ gì')).toEqual([])
})

test('a page that signed nothing answers nothing', async () => {
  const lan = await somebody('south')
  await says(lan, 'menu')
  expect(await says(lan, 'đăng ký tạm trú cần giấy tờ gì')).toEqual([])
})

test('past its review a card is withheld, and the question goes to an officer', async () => {
  const lan = await somebody()
  await says(lan, 'menu')
  await world.later(400 * 86_400_000)
  const said = await lastOf(lan, 'đăng ký tạm trú cần giấy tờ gì')
  expect(said === '' || said.includes('cán bộ')).toBe(true)
  expect(said).not.toContain('Nơi làm:')
})

describe('of every card that comes with the house', () => {
  test('it can be said: no promise, no threat, nothing asked for that nobody may ask for', async () => {
    const { page_id } = world.district.pages.north
    for (const { slug } of readProcedures()) {
      const answer = await change(world.app.house, actingAs(world, 'leader'), ctx => answerable(ctx, page_id, slug))
      if ('withheld' in answer) continue
      for (const aspect of ['all', 'more', 'fee', 'time', 'where', 'online', 'documents', 'form'] as const)
        expect({ slug, aspect, unfit: unfit(card(answer, {}, aspect)) }).toEqual({ slug, aspect, unfit: null })
    }
  })
})

test.each([
  ['Anh/chị gửi mã OTP cho cán bộ', 'asks_for_secrets'],
  ['Vui lòng chuyển khoản vào tài khoản sau', 'asks_for_money'],
  ['Chúng tôi cam kết giải quyết', 'promises'],
  ['Anh/chị sẽ bị phạt', 'threatens'],
  ['Xin không gửi mã OTP cho bất kỳ ai', null],
])('"%s" is found out: %s', (text, found) => {
  expect(unfit(text)).toBe(found)
})

test.each([
  ['cảm ơn cán bộ nhiều ạ', 'thanks'],
  ['cho tôi gặp cán bộ', 'hand_over'],
  ['xin lỗi em nhắn nhầm', 'sorry'],
  ['hỏi hoài không trả lời vậy', 'hand_over'],
  ['I want to speak with an officer', 'hand_over'],
  ['ich habe meinen Reisepass verloren was soll ich tun', 'hand_over'],
  ['How do I convert my foreign driving licence?', 'answer'],
])('"%s" → %s', (text, what) => {
  expect(plan({}, text, meaningAfter(text, { year: 2026 })).do).toBe(what)
})
