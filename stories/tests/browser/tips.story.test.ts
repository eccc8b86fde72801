// From a tip to its outcome in a real browser: triaged by keyboard, a case opened, concluded, told, and rated on the phone.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, openBrowser, paint, signIn, sizes, type StoryBrowser } from '../../src/browser.ts'
import type { Person } from '../../src/person.ts'
import { tells, withLaw } from '../../src/tips.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
let lan: Person
let tung: Page
let leader: Page
const told = 'Quán karaoke ở ngõ 12 đường Hoa Gạo mở nhạc ầm ĩ quá nửa đêm, có nhóm đánh nhau trước cửa'

beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('tips_browser', { config: { WEB_DIR } })
  await withLaw(world)
  lan = await world.person('lan')
  const roster = `/api/units/${world.district.pages.north.unit_id}/shifts/unplanned`
  const to_at = world.simulator.clock.now() + 11 * 3_600_000
  await (await world.officer('mai')).asks('POST', roster, { to_at })
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

async function signsIn(who: Parameters<World['officer']>[0]): Promise<Page> {
  const page = await browser.window()
  await signIn(page, world.url, world.district.officers[who])
  return page
}

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Keeps pictures at both widths, by day and by night, where SHOTS names a folder; and asks axe. */
async function looks(page: Page, screen: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder)
    for (const theme of ['day', 'night'] as const) {
      await paint(page, theme)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        await page.screenshot({ path: `${folder}/${screen.replaceAll(' ', '-')}-${size}-${theme}.png` })
      }
    }
  await paint(page, 'day')
  await page.setViewportSize(sizes.desk)
  await axe(page, screen)
}

const patient = { timeout: 15_000 }

/** What the phone shows once everything on its way has come. */
async function hears(): Promise<string> {
  await world.settle()
  return (await lan.hears()).join('\n')
}

test('a tip comes by the phone and is triaged without a mouse; what the machine suggests stands beside it', async () => {
  await tells(world, lan, told)
  expect(await lan.hears()).toContainEqual(expect.stringMatching(/Mã TB [0-9A-Z]{4} [0-9A-Z]{2}/))
  await tells(world, await world.person('hoa'), 'Tôi bị mất xe đạp trước chợ Đầm hôm kia, màu xanh, có giỏ')

  tung = await signsIn('tung')
  await tung.getByRole('link', { name: 'Tin báo', exact: true }).click()
  await tung.getByRole('link', { name: new RegExp(told.slice(0, 20)) }).waitFor()
  await looks(tung, 'queue')
  await tung.keyboard.press('j')
  await tung.getByRole('log').getByText(told).waitFor()
  await looks(tung, 'tip')

  await tung.keyboard.press('t')
  const field = tung.getByRole('complementary').getByRole('combobox', { name: 'Loại việc' })
  await field.waitFor()
  await looks(tung, 'triage')
  await field.fill('gay on')
  await tung.keyboard.press('ArrowDown')
  await tung.keyboard.press('Enter')
  await tung.getByLabel('Loại tin theo luật').selectOption({ label: 'Tin báo về tội phạm' })
  await tung.getByLabel('Căn cứ', { exact: true }).selectOption({ label: 'Có căn cứ' })
  await tung.keyboard.press('Control+Enter')
  await says(tung, 'Đã phân loại.')
  await tung.getByRole('complementary').getByText('Gây ồn ào').first().waitFor()
})

test('a note stays inside, a reply reaches the phone', async () => {
  await tung.keyboard.press('n')
  await tung.getByRole('textbox').and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type('Đã gọi tổ dân phố xác minh.')
  await tung.keyboard.press('Enter')
  await tung.getByRole('log').getByText('Đã gọi tổ dân phố xác minh.').waitFor()
  await tung.keyboard.press('Escape')
  await tung.keyboard.press('r')
  await tung.getByRole('textbox').and(tung.locator(':focus')).waitFor()
  await tung.keyboard.type('Dạ, tổ tuần tra đến ngay. Anh/chị cho biết còn đông người không ạ?')
  await tung.keyboard.press('Enter')
  await tung.getByRole('log').getByText('tổ tuần tra đến ngay').waitFor()
  await expect.poll(hears, patient).toContain('Dạ, tổ tuần tra đến ngay. Anh/chị cho biết còn đông người không ạ?')
  expect(await hears()).not.toContain('tổ dân phố')
})

test('a case is opened, given to an officer, worked on', async () => {
  await tung.getByRole('button', { name: 'Lập vụ việc' }).click()
  await tung.getByRole('dialog').getByRole('button', { name: 'Lập vụ việc' }).click()
  await tung.waitForURL(/\/cases\//)
  await says(tung, 'Người báo tin')
  await tung.keyboard.press('g')
  await tung.getByRole('dialog').getByLabel('Cán bộ').selectOption({ label: 'Trần Thanh Tùng' })
  await tung.getByRole('dialog').getByRole('button', { name: 'Giao cán bộ' }).click()
  await says(tung, 'Đang xác minh')
  await tung.getByRole('button', { name: 'Thêm việc' }).click()
  await tung.getByRole('dialog').getByLabel('Việc cần làm').fill('Đo tiếng ồn lúc 23:00')
  await tung.getByRole('dialog').getByRole('button', { name: 'Thêm việc' }).click()
  await says(tung, 'Đo tiếng ồn lúc 23:00')
  await tung.keyboard.press('n')
  await tung.keyboard.type('Đã lập biên bản với chủ quán.')
  await tung.keyboard.press('Enter')
  await says(tung, 'Đã lập biên bản với chủ quán.')
  await tung.getByRole('button', { name: 'Đã làm' }).click()
  await looks(tung, 'case')
})

test('the leader concludes', async () => {
  leader = await signsIn('leader')
  await leader.getByRole('link', { name: 'Vụ việc', exact: true }).click()
  await leader.getByRole('region', { name: 'Danh sách vụ việc' }).getByRole('list').getByRole('link').first().click()
  await leader.getByRole('button', { name: 'Kết luận' }).waitFor()
  await leader.keyboard.press('e')
  const dialog = leader.getByRole('dialog')
  await dialog.getByLabel('Kết quả').selectOption({ label: 'Xử phạt hành chính' })
  await dialog.getByLabel(/Căn cứ kết luận/).fill('Biên bản vi phạm hành chính số 12')
  await dialog.getByRole('button', { name: 'Kết luận' }).click()
  await says(leader, 'Đã kết luận. Báo kết quả cho từng người báo tin.')
})

test('the outcome is told in neutral words, the phone rates it, and the book has its line', async () => {
  await leader.getByRole('button', { name: 'Báo kết quả' }).click()
  await leader.getByText('Người báo sẽ đọc').waitFor()
  await looks(leader, 'tell')
  await leader.getByRole('dialog').getByRole('button', { name: 'Báo kết quả' }).click()
  await says(leader, 'Đã giao tin báo kết quả.')
  await expect
    .poll(async () => (await hears()).match(/TB [0-9A-Z]{4} [0-9A-Z]{2}/g)?.length, patient)
    .toBeGreaterThan(1)
  expect(await hears()).not.toMatch(/karaoke|xử phạt|đánh nhau|biên bản/i)

  await leader.keyboard.press('e')
  await leader.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
  await says(leader, 'Đã kết thúc.')
  await hears()
  await lan.writes('5')
  await hears()
  await says(leader, 'Đánh giá 5/5')
  await looks(leader, 'rated')
  await leader.getByRole('link', { name: 'Sổ tiếp nhận' }).click()
  await says(leader, 'Tải Excel')
  await leader.getByLabel('Đơn vị').selectOption({ label: 'Công an phường Mẫu Bắc' })
  await leader.getByRole('table').getByRole('link').waitFor()
  await looks(leader, 'register')
}, 120_000)

test('a telephone call is entered by one key, and its code is there to be read out', async () => {
  await tung.goto(`${world.url}/tips`)
  await tung.getByRole('list').getByRole('link').first().waitFor()
  await tung.keyboard.press('g')
  const dialog = tung.getByRole('dialog')
  await dialog.getByLabel(/Nội dung/).fill('Có người trộm gà ở xóm Bến')
  await dialog.getByLabel(/Số điện thoại/).fill('0900 000 123')
  await looks(tung, 'enter a tip')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await says(tung, /Đã ghi. Mã TB/)
  await tung.getByRole('log').getByText('trộm gà').waitFor()
  expect(await tung.content()).not.toContain('0900 000 123')
}, 120_000)

test('an identity opens with a reason, shows itself in one dialog, and a leader who took no part judges it', async () => {
  await tung.getByRole('button', { name: 'Mở danh tính' }).click()
  await tung.getByRole('dialog').getByLabel(/Lý do/).fill('Cần gọi lại để hỏi thêm nơi xảy ra')
  await tung.getByRole('dialog').getByRole('button', { name: 'Mở danh tính' }).click()
  await tung.getByRole('button', { name: 'Xem', exact: true }).click()
  await tung.getByRole('dialog').getByText('Không chép ra ngoài').waitFor()
  await looks(tung, 'identity')
  await tung.keyboard.press('Escape')
  await leader.getByRole('link', { name: 'Mở danh tính', exact: true }).click()
  await leader.getByRole('table').waitFor()
  await looks(leader, 'openings')
  await leader.getByRole('button', { name: 'Đúng', exact: true }).click()
  await says(leader, 'Đã ghi.')
}, 120_000)

test('from a message of the ordinary conversation on, it is a tip', async () => {
  const minh = await world.person('minh')
  await minh.writes('Cho em hỏi giờ làm căn cước ạ')
  await world.settle()
  await tung.goto(`${world.url}/inbox`)
  await tung.getByRole('link', { name: /giờ làm căn cước/ }).click()
  await tung.getByRole('log').getByText('giờ làm căn cước').hover()
  await tung.getByRole('log').getByRole('button', { name: 'Trích hoặc bày tỏ cảm xúc' }).first().click()
  await tung.getByRole('menuitem', { name: 'Chuyển thành tin báo' }).click()
  await tung.getByRole('dialog').getByRole('button', { name: 'Chuyển' }).click()
  await tung.waitForURL(/\/tips\//)
  await tung.getByRole('log').getByText('giờ làm căn cước').waitFor()
})

test('nothing on the way was thrown or forbidden', () => {
  expect(browser.troubles).toEqual([])
})
