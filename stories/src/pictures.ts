// Makes the pictures of the documents anew, in docs/pictures: `node stories/src/pictures.ts`. A minute; needs nothing running.

import type { Page } from 'playwright-core'
import { builtConsole, openBrowser, paint, signIn } from './browser.ts'
import { playMorning, subject } from './morning.ts'
import { keep } from './picture.ts'
import { openWorld } from './world.ts'

const world = await openWorld('pictures', { config: { WEB_DIR: await builtConsole() } })
const browser = await openBrowser()
try {
  await playMorning(world)
  await keep('phones', await phones())
  const desk = await browser.window()
  await signIn(desk, world.url, world.district.officers.tung)
  await openSubject(desk)
  await desk.getByRole('textbox').fill(subject.draft)
  await keep('console', desk)
  await paint(desk, 'night')
  await keep('console-night', desk)
  const phone = await browser.window({ size: 'phone', sharpness: 2 })
  await phone.context().addCookies(await desk.context().cookies())
  await phone.goto(world.url)
  await openSubject(phone)
  await keep('console-phone', phone)
} finally {
  await browser.close()
  await world.end()
}
process.exit(0)

async function openSubject(page: Page): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: subject.words }).getByRole('link').click()
  await page.getByRole('log').getByRole('img').waitFor()
}

/** Three phones on the table, the subject's in the middle. */
async function phones(): Promise<Page> {
  const page = await browser.window()
  const { oa_id } = world.district.pages.north
  await page.addInitScript(`localStorage.setItem('page', '${oa_id}')
    localStorage.setItem('phones of ${oa_id}', '["phuc", "anh", "hao"]')`)
  await page.goto(`${world.simulator.url}/phones`)
  await page.getByRole('img', { name: 'Ảnh trong hội thoại' }).waitFor()
  return page
}
