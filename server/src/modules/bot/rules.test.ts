import { expect, test } from 'vitest'
import { assistantWords as words } from '../../text/assistant.ts'
import { type Host, next } from './rules.ts'
import { chosenBy, menuLines, sections } from './sections.ts'

const host: Host = {
  unit_name: 'Công an xã Ví Dụ',
  hot_lines: [{ number: '0900 000 113', label: 'Trực ban' }],
  greets: true,
  papers: [],
  hours: { words: 'thứ hai – thứ sáu 7:30–17:00', english: 'Monday – Friday 7:30–17:00' },
  days_off: ['Tết Nguyên đán: nghỉ từ 05/02/2027 đến hết 11/02/2027.'],
}
const greeted = { welcomed_at: 1 }
const says = (text: string | undefined, held = false, session: { welcomed_at: number | null } = greeted) =>
  next(session, host, { text, held }, words, 2)

test('the menu is in the order of the product, numbered from 1 to 7', () => {
  expect(menuLines()).toEqual([
    '1. Báo tin ANTT',
    '2. Thủ tục hành chính',
    '3. Lấy số',
    '4. Tra cứu',
    '5. Truy nã – Tìm người',
    '6. Tin tức',
    '7. Liên hệ',
  ])
})

test.each([
  ['1', 'tip'],
  [' 2. ', 'procedures'],
  ['3', 'ticket'],
  ['TRA CỨU', 'lookup'],
  ['tra cuu', 'lookup'],
  ['Truy nã – Tìm người', 'notices'],
  ['tìm người', 'notices'],
  ['Tin tức'.normalize('NFD'), 'news'],
  ['liên hệ!', 'contact'],
  ['0', 'menu'],
  ['Menu', 'menu'],
  ['#menu 4', 'lookup'],
  ['#menu', 'menu'],
])('"%s" means %s', (text, section) => {
  expect(chosenBy(text)?.section).toBe(section)
})

test.each(['8', '11', '1 2', 'thủ tục làm thẻ căn cước thế nào', 'nhà tôi số 3', 'tra cứu giúp', '#hoso 1', '', '１'])(
  '"%s" is left to officers',
  text => expect(says(text).say).toEqual([]),
)

test('first contact is greeted once, with the menu and what was chosen', () => {
  const fresh = { welcomed_at: null }
  expect(says(undefined, false, fresh)).toEqual({ session: { welcomed_at: 2 }, say: [words.welcome(host)] })
  expect(says('menu', false, fresh).say).toEqual([words.welcome(host)])
  expect(says('7', false, fresh).say).toEqual([words.welcome(host), words.section('contact', host)])
  expect(words.welcome(host)).toContain('1. Báo tin ANTT')
  expect(says(undefined).say).toEqual([])
})

test('while an officer has the talk a number or a name is an answer to them, a tap and "menu" are not', () => {
  for (const text of ['1', 'liên hệ', '0']) expect(says(text, true).say).toEqual([])
  expect(says('#menu 7', true).say).toEqual([words.section('contact', host)])
  expect(says('menu', true).say).toEqual([words.menu()])
})

test('every section says where to go, politely, within one message, and how to see the menu again', () => {
  for (const section of Object.keys(sections) as (keyof typeof sections)[])
    for (const lines of [host.hot_lines, []]) {
      const said = words.section(section, { ...host, hot_lines: lines })
      expect(said).toMatch(/^Dạ/)
      expect(said).toContain('Nhắn 0')
      expect([...said].length).toBeLessThan(2_000)
    }
  expect(words.section('contact', host)).toContain('Trực ban: 0900 000 113')
  expect(words.section('contact', { ...host, hot_lines: [], days_off: [] })).not.toMatch(/\d{3}/)
  expect(words.section('contact', host)).toContain('Tết Nguyên đán: nghỉ từ 05/02/2027 đến hết 11/02/2027.')
})

test('a talk begun while the page only listened is not greeted later, but its questions are answered', () => {
  const late = { ...host, greets: false }
  const begun = next({ welcomed_at: null }, late, { text: 'em hỏi chút', held: false }, words, 2)
  expect(begun).toEqual({ session: { welcomed_at: 2 }, say: [] })
  const asked = next({ welcomed_at: null }, late, { text: 'menu', held: false }, words, 2)
  expect(asked.say).toEqual([words.menu()])
})
