/** Hides the cluster's three log-ins and how a database of ours is made. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'

export type Passwords = { readonly postgres: string; readonly by_owner: string; readonly by_app: string }

export function loadPasswords(folder: string): Passwords {
  return JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8')) as Passwords
}

export function urlFor(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}

/** `by_owner` may create roles (the vault's), so that migrations need no superuser; `by_app` may only log in. */
export async function ensureRoles(adminUrl: string, passwords: Passwords): Promise<void> {
  await asAdmin(adminUrl, async admin => {
    const { rows } = await admin.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname in ('by_owner', 'by_app')`,
    )
    const present = new Set(rows.map(row => row.rolname))
    for (const [role, rights] of [
      ['by_owner', 'createrole'],
      ['by_app', 'nocreaterole'],
    ] as const)
      if (!present.has(role))
        await admin.query(`create role ${role} login ${rights} password ${escapeLiteral(passwords[role])}`)
  })
}

/** Makes the database when absent (or anew), owned by `by_owner`; nobody but the two roles may connect. */
export async function ensureDatabase(
  adminUrl: string,
  name: string,
  options: { replace?: boolean; template?: string } = {},
): Promise<void> {
  const database = escapeIdentifier(name)
  await asAdmin(adminUrl, async admin => {
    if (options.replace) await admin.query(`drop database if exists ${database} with (force)`)
    else if ((await admin.query('select from pg_database where datname = $1', [name])).rowCount) return
    const template = escapeIdentifier(options.template ?? 'template1')
    await admin.query(`create database ${database} owner by_owner template ${template}`)
    await admin.query(`revoke all on database ${database} from public`)
    await admin.query(`grant connect on database ${database} to by_app`)
  })
}

async function asAdmin(adminUrl: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
