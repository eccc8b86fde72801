// A real Chromium for stories: one for each test file, a window of their own for each person, and what a screen must pass.

import { AxeBuilder } from '@axe-core/playwright'
import { buildWebWhenStale, webDist } from '@binh-yen/setup/web-build'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Credentials } from './district.ts'
import { freshCode } from './officer.ts'

/** Widths that every screen is looked at, in CSS pixels. */
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Theme = 'day' | 'night'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const patience = 20_000

export interface StoryBrowser {
  /** A window that shares nothing with the others. `theme` is what its officer has chosen, or the phones' system. */
  window(look?: { theme?: Theme; size?: keyof typeof sizes; sharpness?: number }): Promise<Page>
  /** A phone whose browser runs no script. */
  plain(): Promise<BrowserContext>
  /** What pages threw or complained about so far. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

/** `debuggingPort`: where other programs may drive this browser too. */
export async function openBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<StoryBrowser> {
  // Read when the package is imported: makes it bring the libraries that a bare machine lacks.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const args = debuggingPort === undefined ? flags : [...flags, `--remote-debugging-port=${debuggingPort}`]
  const browser = await launched(await packed.executablePath(), args)
  const troubles: string[] = []
  return {
    troubles,
    async window({ theme = 'day', size = 'desk', sharpness = 1 } = {}) {
      const context = await browser.newContext({
        viewport: sizes[size],
        deviceScaleFactor: sharpness,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        colorScheme: theme === 'day' ? 'light' : 'dark',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(patience)
      await context.addInitScript(`if (origin !== 'null') ${choose(theme)}`)
      collect(context, troubles)
      return context.newPage()
    },
    plain: () => browser.newContext({ viewport: sizes.phone, locale: 'vi-VN', javaScriptEnabled: false }),
    close: () => browser.close(),
  }
}

/** Another file's tests may just be writing the program out: it is tried again for some seconds. */
async function launched(executablePath: string, args: string[]): Promise<Browser> {
  for (let left = 40; ; left -= 1) {
    try {
      return await chromium.launch({ executablePath, args })
    } catch (error) {
      if (left === 0 || !String(error).includes('ETXTBSY')) throw error
      await new Promise(resolve => setTimeout(resolve, 250))
    }
  }
}

/** A page in the part of the browser that programs share which drive it through this port. */
export async function sharedPage(debuggingPort: number): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`)
  const [context = await browser.newContext()] = browser.contexts()
  return context.newPage()
}

/** An answer that refuses is no trouble of the page; what it could not run or was forbidden by its own policy is. */
function collect(context: BrowserContext, troubles: string[]): void {
  context.on('weberror', error => troubles.push(error.error().message))
  context.on('console', message => {
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) troubles.push(message.text())
  })
}

/** The folder of the built console for WEB_DIR; built anew (about ten seconds) only when it is stale. */
export async function builtConsole(): Promise<string> {
  await buildWebWhenStale(console.error)
  return webDist
}

/** Fills the form as an officer does, from key to key; ends when the form is gone. */
export async function signIn(page: Page, url: string, { login, password, totp_secret }: Credentials): Promise<void> {
  const code = await freshCode(totp_secret)
  if (!page.url().startsWith(url)) await page.goto(url)
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor({ state: 'detached' })
}

/** Keeps a picture of the screen at both widths where SHOTS names a folder. */
export async function looks(page: Page, screen: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await page.screenshot({ path: `${folder}/${screen.replaceAll(' ', '-')}-${size}.png` })
  }
  await page.setViewportSize(sizes.desk)
}

/**
 * Every rule of axe on the screen as it stands, desk and phone width, by day; at night only what colours can break.
 * Throws with rule and place of each violation. The page is left at the size and theme it had.
 */
export async function axe(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize() ?? sizes.desk
  const broken: string[] = []
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    for (const theme of ['day', 'night'] as const) {
      await paint(page, theme)
      const rules = new AxeBuilder({ page }).setLegacyMode()
      const { violations } = await (theme === 'day' ? rules : rules.withRules(['color-contrast'])).analyze()
      for (const { id, nodes } of violations)
        for (const { target } of nodes) broken.push(`${screen}, ${size}, ${theme}: ${id} at ${target.join(' ')}`)
    }
  }
  await paint(page, 'day')
  await page.setViewportSize(before)
  if (broken.length > 0) throw new Error(`axe:\n${broken.join('\n')}`)
}

/**
 * As if the officer had chosen it in another tab of the console; the phones follow the system. Ends when it is painted:
 * colours measured half-way between two themes belong to neither.
 */
export async function paint(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'day' ? 'light' : 'dark' })
  await page.evaluate(`${choose(theme)}; dispatchEvent(new StorageEvent('storage', { key: 'by.settings' }))`)
  await page.waitForFunction(`(document.documentElement.dataset.theme ?? '${theme}') === '${theme}'`)
  await page.evaluate('new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))')
}

/** What else the officer has chosen, the language among it, stays. */
const choose = (theme: Theme): string =>
  `localStorage.setItem('by.settings', JSON.stringify({ ...JSON.parse(localStorage.getItem('by.settings') ?? '{}'), theme: '${theme}' }))`
