/** Hides how the running system is described: to a person at a terminal, or to a program as one JSON line. */
import type { Demo, Officer } from './demo.ts'
import { oneTimeCode } from './one-time-code.ts'

export type Links = {
  readonly console: string
  readonly phones: string
  readonly api_document: string
  readonly health: string
  readonly sim_control: string
}

export function linksFor(publicUrl: string, simUrl: string): Links {
  return {
    console: `${publicUrl}/`,
    phones: `${simUrl}/phones`,
    api_document: `${publicUrl}/openapi.json`,
    health: `${publicUrl}/health/ready`,
    sim_control: `${simUrl}/control`,
  }
}

/** One line; its schema is docs/start-json.md. */
export function asJson(links: Links, demo: Demo): string {
  return JSON.stringify({ links, apps: demo.apps, pages: demo.pages, officers: demo.officers })
}

export function asText(links: Links, demo: Demo, facts: { dataDir: string; oneRole: boolean; at: number }): string {
  const lines = [
    'Bình Yên is running. One Ctrl-C ends everything.',
    '',
    ...columns([
      ['Console', links.console],
      ['Phones', links.phones],
      ['API document', links.api_document],
      ['Health', links.health],
      ['Simulator control', links.sim_control],
      ['Kept in', `${facts.dataDir} (--reset begins anew)`],
    ]),
    '',
    officersAsText(demo.officers, facts.at),
  ]
  if (facts.oneRole)
    lines.push(
      '',
      'ONE ROLE: one database role owns and serves, so the trail is unprotected. Set DATABASE_OWNER_URL as well.',
    )
  return lines.join('\n')
}

/** `at`: the machine's clock in ms, by which one-time codes are judged. */
export function officersAsText(officers: readonly Officer[], at: number): string {
  const left = 30 - (Math.floor(at / 1000) % 30)
  return [
    `Officers (invented). Codes hold for ${left} s more; Enter shows new ones, or give the secret to an authenticator app.`,
    '',
    ...columns([
      ['login', 'password', 'code', 'secret', 'roles', 'unit'],
      ...officers.map(({ login, password, totp_secret, roles, unit }) => [
        login,
        password,
        oneTimeCode(totp_secret, at),
        totp_secret,
        roles.join(', '),
        unit,
      ]),
    ]),
  ].join('\n')
}

/** Aligned by what is seen: a letter with its marks is one column wide. */
function columns(rows: readonly string[][]): string[] {
  const composed = rows.map(row => row.map(cell => cell.normalize('NFC')))
  const widths = composed[0]?.map((_, n) => Math.max(...composed.map(row => row[n]?.length ?? 0))) ?? []
  return composed.map(row => `  ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ')}`.trimEnd())
}
