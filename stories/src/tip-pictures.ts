// Makes the pictures of tips and cases anew, in docs/pictures: `node stories/src/tip-pictures.ts`. Needs nothing running.

import { builtConsole, openBrowser, signIn } from './browser.ts'
import { keep } from './picture.ts'
import { tellTips } from './tip-morning.ts'
import { openWorld } from './world.ts'

const world = await openWorld('tip_pictures', { config: { WEB_DIR: await builtConsole() } })
const browser = await openBrowser()
try {
  const { tip_id, case_id } = await tellTips(world)
  const desk = await browser.window()
  await signIn(desk, world.url, world.district.officers.tung)
  await desk.goto(`${world.url}/tips/${tip_id}`)
  await desk.getByRole('log').getByText('Đã nhận thông tin').waitFor()
  await desk.getByRole('button', { name: 'Phân loại', exact: true }).waitFor()
  await desk.keyboard.press('t')
  await desk.getByRole('complementary').getByRole('combobox', { name: 'Loại việc' }).waitFor()
  await keep('tips', desk)
  await desk.goto(`${world.url}/cases/${case_id}`)
  await desk.getByRole('heading', { name: 'Diễn biến' }).waitFor()
  await keep('case', desk)
} finally {
  await browser.close()
  await world.end()
}
process.exit(0)
