// A fire at 22:10, from the photo on a phone to the rating on the same phone: every press is one of a real browser.
// With PICTURES set, the pictures of docs/urgent-lane.md are made anew on the way.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, builtConsole, looks, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { hour, minute, waitsUntil } from '../../src/calendar.ts'
import { firePhoto } from '../../src/fire-photo.ts'
import { keep } from '../../src/picture.ts'
import { withLaw } from '../../src/tips.ts'
import { countTones, tonesIn } from '../../src/tones.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
let desk: Page
let leader: Page
let table: Page
const name = 'Nguyễn Thị Lành'
/** Four looks of axe a step, on a machine that others use too. */
const patience = 120_000

beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('fire_browser', { config: { WEB_DIR } })
  await withLaw(world)
  await waitsUntil(world, 3, 22, 8)
  const to_at = world.simulator.clock.now() + 9 * hour
  const roster = `/api/units/${world.district.pages.north.unit_id}/shifts/unplanned`
  await (await world.officer('tung')).asks('POST', roster, { to_at })
  desk = await browser.window()
  await desk.addInitScript(countTones)
  await signIn(desk, world.url, world.district.officers.tung)
  table = await browser.window()
  await table.goto(`${world.simulator.url}/phones`)
  await table.getByRole('combobox', { name: 'Trang' }).selectOption({ label: 'Công an phường Mẫu Bắc' })
  await table.getByLabel('Tên người mới').fill(name)
  await table.getByRole('button', { name: 'Thêm điện thoại' }).click()
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

const tones = (): Promise<number> => tonesIn(desk)
const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
const phone = (): Locator => table.getByRole('region', { name: `Điện thoại của ${name}` })
const chat = (): Locator => phone().getByRole('log')

async function writes(text: string): Promise<void> {
  await phone().getByLabel(`Tin nhắn của ${name}`).fill(text)
  await phone().getByRole('button', { name: 'Gửi', exact: true }).click()
  await chat().getByText(text).first().waitFor()
  await world.settle()
}

/** What is on the screen as it stands: nothing that axe would name; a picture of screen and phone for the documents. */
async function stands(page: Page, step: string, picture?: string): Promise<void> {
  await axe(page, step)
  await looks(page, step)
  if (picture && process.env['PICTURES']) await keep(picture, page, phone())
}

test(
  'a photo without words at 22:10 is an amber line on the duty console, with a sound',
  async () => {
    await world.later(2 * minute)
    const before = await tones()
    const photo = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await firePhoto(), 'base64') }
    await phone().getByLabel('Chọn ảnh').setInputFiles(photo)
    await chat().getByRole('img').first().waitFor()
    await world.settle()
    await says(desk, 'Cần nghe/xem ngay: 1')
    await says(desk, /Ảnh không lời · TB/)
    await expect.poll(tones).toBeGreaterThan(before)
    await chat()
      .getByText(/Đã nhận thông tin của anh\/chị. Mã TB/)
      .waitFor()
    await stands(desk, 'fire soft ring', 'fire-1-soft')
  },
  patience,
)

test(
  'looked at, it is silent; words of danger are answered with the numbers and asked about',
  async () => {
    await desk.getByRole('link', { name: 'Mở tin báo' }).click()
    await desk.getByRole('log').getByRole('img').first().waitFor()
    await desk.getByText('Cần nghe/xem ngay: 1').waitFor({ state: 'detached' })
    await writes('Cháy nhà rồi cứu với, có người kẹt bên trong, ở 12 đường Hoa Mẫu')
    await chat().getByText(/114/).first().waitFor()
    await chat().getByText('Có người đang gặp nguy hiểm ngay lúc này không?').waitFor()
    await says(desk, /đang hỏi người báo/)
    await stands(desk, 'fire asked', 'fire-2-asked')
  },
  patience,
)

test(
  'Có on the phone is a red banner with sound over every screen',
  async () => {
    const before = await tones()
    await chat().getByRole('button', { name: 'Có', exact: true }).click()
    await chat().getByText('Đã báo gấp cho trực ban').waitFor()
    await world.settle()
    await desk.getByRole('alert').filter({ hasText: 'Khẩn · 12 đường Hoa Mẫu' }).waitFor()
    await desk
      .getByRole('list')
      .getByRole('link', { name: /Cháy nhà rồi/ })
      .waitFor()
    await desk
      .getByRole('log')
      .getByText(/Hệ thống nâng mức khẩn/)
      .first()
      .waitFor()
    await expect.poll(() => desk.title()).toContain('Chuông khẩn')
    await expect.poll(tones).toBeGreaterThan(before)
    await stands(desk, 'fire loud ring', 'fire-3-loud')
  },
  patience,
)

test(
  'told 114 is one key and a time; then every console is quiet',
  async () => {
    await desk.keyboard.press('3')
    await desk.getByRole('dialog').getByText('Chuông dừng ở mọi máy khi việc này được ghi.').waitFor()
    await stands(desk, 'fire act')
    await desk.keyboard.press('Enter')
    await says(desk, 'Đã ghi. Chuông đã dừng.')
    await desk.getByRole('alert').filter({ hasText: 'Khẩn ·' }).waitFor({ state: 'detached' })
    const [kept] = await world.sql<{ act: string; state: string }>('select act, state from rings where act is not null')
    expect(kept).toEqual({ act: 'told_114', state: 'answered' })
  },
  patience,
)

test(
  'the tip is classified by keyboard and becomes a case',
  async () => {
    await desk.keyboard.press('t')
    const field = desk.getByRole('complementary').getByRole('combobox', { name: 'Loại việc' })
    await field.waitFor()
    await stands(desk, 'fire triage')
    await field.fill('chay no')
    await desk.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('Cháy, nổ, rò rỉ khí')
    await desk.getByLabel('Loại tin theo luật').selectOption({ label: 'Tin báo về tội phạm' })
    await desk.getByLabel('Căn cứ', { exact: true }).selectOption({ label: 'Có căn cứ' })
    await desk.keyboard.press('Control+Enter')
    await says(desk, 'Đã phân loại.')
    await desk.getByRole('button', { name: 'Lập vụ việc' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Lập vụ việc' }).click()
    await desk.waitForURL(/\/cases\//)
    await says(desk, 'Người báo tin')
  },
  patience,
)

test(
  'the case is given to an officer and worked on through the night',
  async () => {
    await desk.keyboard.press('g')
    await desk.getByRole('dialog').getByLabel('Cán bộ').selectOption({ label: 'Trần Thanh Tùng' })
    await desk.getByRole('dialog').getByRole('button', { name: 'Giao cán bộ' }).click()
    await says(desk, 'Đang xác minh')
    await desk.getByRole('button', { name: 'Thêm việc' }).click()
    await desk.getByRole('dialog').getByLabel('Việc cần làm').fill('Lấy biên bản của lực lượng chữa cháy')
    await desk.getByRole('dialog').getByRole('button', { name: 'Thêm việc' }).click()
    await says(desk, 'Lấy biên bản của lực lượng chữa cháy')
    await world.later(50 * minute)
    await desk.keyboard.press('n')
    await desk.keyboard.type('Đám cháy đã dập lúc 22:55, hai người được đưa ra, không ai bị thương.')
    await desk.keyboard.press('Enter')
    await desk.getByText('Đám cháy đã dập lúc 22:55').first().waitFor()
    await world.later(10 * hour)
    await desk.reload()
    await desk.getByRole('button', { name: 'Đã làm' }).click()
    await desk.getByText('đã làm').first().waitFor()
    await stands(desk, 'fire case', 'fire-4-case')
  },
  patience,
)

test(
  'the leader concludes in the morning, and the outcome is told on the phone in neutral words',
  async () => {
    leader = await browser.window()
    await signIn(leader, world.url, world.district.officers.leader)
    await leader.goto(desk.url())
    await leader.getByRole('button', { name: 'Kết luận' }).waitFor()
    await leader.keyboard.press('e')
    const dialog = leader.getByRole('dialog')
    await dialog.getByLabel('Kết quả').selectOption({ label: 'Hoà giải, giải quyết xong' })
    await dialog.getByLabel(/Căn cứ kết luận/).fill('Biên bản chữa cháy: chập điện, không có dấu hiệu tội phạm')
    await stands(leader, 'fire conclusion')
    await dialog.getByRole('button', { name: 'Kết luận' }).click()
    await says(leader, 'Đã kết luận. Báo kết quả cho từng người báo tin.')
    await leader.getByRole('button', { name: 'Báo kết quả' }).click()
    await leader.getByText('Người báo sẽ đọc').waitFor()
    await stands(leader, 'fire outcome')
    await leader.getByRole('dialog').getByRole('button', { name: 'Báo kết quả' }).click()
    await says(leader, 'Đã giao tin báo kết quả.')
    await world.settle()
    await chat().getByText('Đã có kết quả').last().waitFor()
    expect((await chat().innerText()).split('Đã báo gấp')[1]).not.toMatch(/chập điện|biên bản|Hoa Mẫu/i)
    await leader.keyboard.press('e')
    await leader.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
    await says(leader, 'Đã kết thúc.')
    await world.settle()
  },
  patience,
)

test(
  'the phone rates it, the case shows the rating',
  async () => {
    await chat().getByText('đánh giá kết quả').waitFor()
    await writes('5')
    await chat().getByText('cảm ơn anh/chị đã đánh giá').waitFor()
    await says(leader, 'Đánh giá 5/5')
    await stands(leader, 'fire rated', 'fire-5-rated')
    expect(browser.troubles).toEqual([])
  },
  patience,
)
