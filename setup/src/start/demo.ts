/** Hides the file in which the seed leaves what a person needs to try things: sign-ins, pages, apps. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Demo = {
  readonly apps: readonly { app_id: string; webhook_url: string; webhook_secret: string }[]
  readonly pages: readonly { page_id: string; app_id: string; oa_id: string; unit: string }[]
  readonly officers: readonly Officer[]
}

export type Officer = {
  readonly login: string
  readonly password: string
  /** Base32. */
  readonly totp_secret: string
  readonly roles: readonly string[]
  readonly unit: string
}

export function demoFile(dataDir: string): string {
  return join(dataDir, 'demo.json')
}

export function loadDemo(dataDir: string): Demo | undefined {
  const file = demoFile(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Demo) : undefined
}

/** After a start on another port: the simulator is told the new webhook addresses, and so is the file. */
export async function moveWebhooks(dataDir: string, demo: Demo, publicUrl: string, simUrl: string): Promise<Demo> {
  const { origin } = new URL(publicUrl)
  const apps = demo.apps.map(app => ({ ...app, webhook_url: origin + new URL(app.webhook_url).pathname }))
  if (apps.every((app, n) => app.webhook_url === demo.apps[n]?.webhook_url)) return demo
  for (const { app_id, webhook_url } of apps) {
    const reply = await fetch(`${simUrl}/control/apps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app_id, webhook_url }),
    })
    if (!reply.ok) throw new Error(`The simulator refused the new webhook address (${reply.status}).`)
  }
  const moved = { ...demo, apps }
  writeFileSync(demoFile(dataDir), JSON.stringify(moved, null, 2), { mode: 0o600 })
  return moved
}
