// Procedures in a real browser: found without accents, written beside the phone, published by another, signed for a page; axe on each screen.

import { addProcedure, propose, publish } from '@binh-yen/server/modules/procedures/procedures'
import { change, type Who } from '@binh-yen/server/platform/ctx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProcedures } from '../../../server/seed/procedures.ts'
import { axe, builtConsole, looks, openBrowser, signIn, type StoryBrowser } from '../../src/browser.ts'
import { dateOf, day } from '../../src/calendar.ts'
import { type OfficerName, staff } from '../../src/district.ts'
import { openWorld, type World } from '../../src/world.ts'

let world: World
let browser: StoryBrowser
const inDays = (days: number): string => dateOf(world.simulator.clock.now() + days * day)
const as = (name: OfficerName): Who => ({
  kind: 'officer',
  id: world.district.officers[name].officer_id,
  name: staff[name].name,
  session: world.district.officers[name].officer_id,
})

/** A dozen of what comes with the house, dated from this world's clock; one is due for review soon. */
async function publishSome(): Promise<void> {
  const some = readProcedures().filter(({ slug, rank }) => rank !== null || slug.startsWith('xe-'))
  const ids = await change(world.app.house, as('admin'), async ctx => {
    const made: string[] = []
    for (const { slug, rank, version } of some) {
      const review_by = slug === 'xe-tam-thoi' ? inDays(10) : inDays(200)
      const dates = { effective_from: inDays(-60), review_by, checked_on: inDays(-1) }
      made.push(await addProcedure(ctx, { slug, rank, version: { ...version, ...dates } }))
    }
    for (const id of made) await propose(ctx, id)
    return made
  })
  await change(world.app.house, as('leader'), async ctx => {
    for (const id of ids) await publish(ctx, id)
  })
}

beforeAll(async () => {
  const [WEB_DIR, opened] = await Promise.all([builtConsole(), openBrowser()])
  browser = opened
  world = await openWorld('procedures_screen', { config: { WEB_DIR } })
  await publishSome()
})
afterAll(async () => {
  await browser?.close()
  await world?.end()
})

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

async function signsIn(who: OfficerName): Promise<Page> {
  const page = await browser.window()
  await signIn(page, world.url, world.district.officers[who])
  return page
}

test('an editor finds a procedure without accents, sees the phone’s card, writes a version and puts it forward', async () => {
  const editor = await signsIn('editor')
  await editor.getByRole('link', { name: 'Thủ tục', exact: true }).click()
  await says(editor, 'Cần rà soát trước')
  await says(editor, /^\d+ trong \d+ thủ tục$/)
  await looks(editor, 'procedures')
  await axe(editor, 'procedures')
  await editor.getByLabel('Tìm thủ tục').fill('dang ky tam tru')
  await says(editor, /^1 trong/)
  await editor.getByRole('link', { name: 'Đăng ký tạm trú', exact: true }).click()
  await says(editor, 'Mang theo:')
  await says(editor, 'Lệ phí: nộp trực tiếp 15.000 đồng')
  await looks(editor, 'procedure')
  await axe(editor, 'procedure')

  await editor.keyboard.press('e')
  const answer = editor.getByLabel('Câu trả lời đầu tiên')
  await answer.fill('Ở từ 30 ngày trở lên thì anh/chị đăng ký tạm trú trên VNeID.')
  await editor.locator('figure p', { hasText: 'anh/chị đăng ký tạm trú trên VNeID.' }).waitFor()
  await looks(editor, 'procedure editor')
  await axe(editor, 'procedure editor')
  await editor.getByLabel('Rà soát trước').fill('')
  await editor.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await says(editor, 'Xem lại: Rà soát trước.')
  await editor.getByLabel('Rà soát trước').fill(inDays(300).split('-').reverse().join('/'))
  await editor.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await says(editor, 'Đã lưu bản nháp.')
  await editor.getByRole('button', { name: 'Trình công bố' }).waitFor()
  await editor.keyboard.press('t')
  await says(editor, 'Anh/chị đã tham gia soạn nên cần một cán bộ khác công bố.')
  expect(await editor.getByRole('button', { name: 'Công bố', exact: true }).count()).toBe(0)
  const url = editor.url()

  const leader = await signsIn('leader')
  await leader.goto(url)
  await says(leader, 'So sánh')
  await looks(leader, 'procedure to publish')
  await axe(leader, 'procedure to publish')
  await leader.keyboard.press('p')
  await leader.getByRole('dialog').getByRole('button', { name: 'Công bố' }).click()
  await says(leader, 'Đã công bố. Các trang cần ký trước khi trả lời.')
  await says(leader, 'Đang áp dụng')
  await leader.context().close()
  await editor.context().close()
})

test('an editor signs the ten most asked for the page at once, and says where to come', async () => {
  const editor = await signsIn('editor')
  await editor.goto(`${world.url}/procedures`)
  await says(editor, /^\d+ trong \d+ thủ tục$/)
  await editor.keyboard.press('s')
  await says(editor, 'Mười thủ tục được hỏi nhiều nhất')
  await editor.getByRole('button', { name: 'Chọn tất cả chưa ký' }).first().click()
  await looks(editor, 'procedures to sign')
  await axe(editor, 'procedures to sign')
  await editor.keyboard.press('s')
  await says(editor, 'Đã ký 10 trong 10')
  await says(editor, /Đỗ Thị Biên ký ngày/)
  await editor.getByLabel('Nơi làm', { exact: true }).fill('Số 1 đường Mẫu')
  await editor.getByRole('button', { name: 'Lưu', exact: true }).click()
  await says(editor, 'Đã lưu.')
  await looks(editor, 'procedures signed')
  const signed = await world.sql(`select count(*)::int as n from procedure_signatures where withdrawn_at is null`)
  expect(signed).toEqual([{ n: 10 }])
  await editor.context().close()
})

test('records of the portal are shown beside what holds, and one becomes a draft', async () => {
  const editor = await signsIn('editor')
  await editor.goto(`${world.url}/procedures/imports`)
  const portal = [
    ['1.004194', 'Đăng ký tạm trú', 'Công an cấp Xã', 'Trực tuyến5 Ngày làm việc7,000 Việt Nam Đồng'],
    ['2.001428', 'Trợ cấp hằng tháng', 'Sở Nội vụ', 'Trực tiếp7 Ngày'],
  ].map(([ma_thu_tuc, ten_thu_tuc, co_quan_thuc_hien, cach_thuc_thuc_hien]) =>
    JSON.stringify({
      ma_thu_tuc,
      ten_thu_tuc,
      co_quan_thuc_hien,
      cach_thuc_thuc_hien,
      linh_vuc: '',
      can_cu_phap_ly: '',
    }),
  )
  await editor.getByLabel('Loại tệp').selectOption('portal')
  await editor
    .getByLabel('Tệp', { exact: true })
    .setInputFiles({ name: 'portal.jsonl', mimeType: 'text/plain', buffer: Buffer.from(portal.join('\n')) })
  await editor.getByRole('button', { name: 'Xem thay đổi' }).click()
  await says(editor, 'Con số từ cổng chỉ được ghi là chưa xác minh')
  await editor.getByText('1 dòng không nhận được').click()
  await looks(editor, 'procedures brought')
  await axe(editor, 'procedures brought')
  await editor.getByLabel('Chọn Đăng ký tạm trú').check()
  await editor.getByRole('button', { name: 'Nhận 1 dòng thành bản nháp' }).click()
  await editor.getByRole('link', { name: 'Mở bản nháp' }).click()
  await says(editor, 'Bản nháp')
  await says(editor, 'Người soạn: Đỗ Thị Biên')
  await editor.goto(`${world.url}/procedures?show=open`)
  await editor.getByLabel('Chọn Đăng ký tạm trú, Bản').check()
  await looks(editor, 'procedures being written')
  await axe(editor, 'procedures being written')
  await editor.getByRole('button', { name: 'Trình 1 bản nháp' }).click()
  await says(editor, 'Đã trình. Một cán bộ khác cần công bố.')
  await says(editor, 'Chờ công bố')
  await editor.context().close()
})

test('a duty officer reads the catalogue and changes nothing; in English it speaks English', async () => {
  const tung = await signsIn('tung')
  await tung.goto(`${world.url}/procedures`)
  await says(tung, /^\d+ trong \d+ thủ tục$/)
  expect(await tung.getByRole('button', { name: /Ký cho trang|Thêm thủ tục|Nhập tệp/ }).count()).toBe(0)
  await tung.getByRole('button', { name: 'Mở trình đơn' }).click()
  await tung.getByRole('radio', { name: 'English' }).click()
  await tung.keyboard.press('Escape')
  await tung.getByRole('heading', { name: 'Procedures' }).waitFor()
  await says(tung, 'In force')
  expect(browser.troubles).toEqual([])
})
