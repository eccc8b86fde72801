// The roles of the database: the group the server works as, the one that owns the vault, and who belongs to them.

import pg from 'pg'

export const appGroup = 'binh_yen_app'
export const vaultGroup = 'binh_yen_vault'

/**
 * Sees to it that both groups exist, that the role of `owner` may act for the vault's, and that `login` belongs to the
 * server's group. Roles are shared by all databases of a cluster, so another migrate may be doing the same just now.
 * Throws an Error of one sentence with the SQL an administrator can run instead.
 */
export async function ensureRoles(owner: pg.Client, login: string): Promise<void> {
  for (const group of [appGroup, vaultGroup])
    if (!(await exists(owner, group))) await ask(owner, `create role ${group} nologin`)
  if (!(await exists(owner, login)))
    throw new Error(`DATABASE_URL: there is no role ${login}; make it with: create role ${login} login password '…'.`)
  const { user } = owner
  if (!(await has(owner, user as string, vaultGroup, await setMode(owner))))
    await ask(owner, `grant ${vaultGroup} to ${pg.escapeIdentifier(user as string)}`)
  if (!(await has(owner, login, appGroup, 'usage')))
    await ask(owner, `grant ${appGroup} to ${pg.escapeIdentifier(login)}`)
}

const exists = async (client: pg.Client, role: string): Promise<boolean> =>
  ((await client.query('select from pg_roles where rolname = $1', [role])).rowCount ?? 0) > 0

/** True for a superuser, who belongs everywhere. */
const has = async (
  client: pg.Client,
  role: string,
  group: string,
  mode: 'usage' | 'set' | 'member',
): Promise<boolean> => (await client.query('select pg_has_role($1, $2, $3) as yes', [role, group, mode])).rows[0].yes

/** Since PostgreSQL 16 who made a role belongs to it without being able to act for it. */
const setMode = async (client: pg.Client): Promise<'set' | 'member'> =>
  (await client.query(`select current_setting('server_version_num')::int >= 160000 as yes`)).rows[0].yes
    ? 'set'
    : 'member'

/** duplicate_object, unique_violation, and "tuple concurrently updated": somebody else has just done the same. */
const doneByAnother = ['42710', '23505', 'XX000']

async function ask(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code && doneByAnother.includes(code)) return
    if (code === '42501')
      throw new Error(`The role ${client.user} may not do this; an administrator must run: ${statement};`, {
        cause: error,
      })
    throw error
  }
}
