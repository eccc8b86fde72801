// What `serve` refuses to run on: another version of the schema, and a role that could rewrite the trail or the vault.

import type pg from 'pg'
import { pending, ranMigrations, readMigrations } from './migrations.ts'
import { appGroup, vaultGroup } from './roles.ts'

/**
 * Throws an Error of one sentence unless the schema is exactly this program's and the role is only the server's. With
 * `oneRole` the role may be anything; the answer then says so, and every screen has to say that the trail is unprotected.
 */
export async function guardSchema(
  pool: pg.Pool,
  { oneRole, known = readMigrations() }: { oneRole: boolean; known?: ReturnType<typeof readMigrations> },
): Promise<{ oneRole: boolean }> {
  const role = await rightsOf(pool)
  const rest = pending(known, await ranMigrations(pool))
  if (rest[0]) throw new Error(`The database has not had ${rest[0].name} yet; run \`migrate\` first.`)
  const tooMuch = excess(role)
  if (tooMuch && !oneRole)
    throw new Error(
      `The role ${role.name} ${tooMuch}, so nothing protects the trail from it; ` +
        'serve as another role, or say --one-role.',
    )
  if (!role.serves) throw new Error(`The role ${role.name} does not belong to ${appGroup}; run \`migrate\` first.`)
  return { oneRole: tooMuch !== undefined }
}

/** The same question without an end: true, or how the schema differs. For readiness, while a newer one may be migrating. */
export async function schemaFits(pool: pg.Pool, known: ReturnType<typeof readMigrations>): Promise<true | string> {
  const ran = await ranMigrations(pool).catch(() => undefined)
  if (!ran) return 'The database does not say which migrations it has had.'
  try {
    const [next] = pending(known, ran)
    return next === undefined || `The database has not had ${next.name} yet; run \`migrate\` first.`
  } catch (error) {
    return (error as Error).message
  }
}

interface Rights {
  name: string
  serves: boolean
  superuser: boolean
  makes_roles: boolean
  owns: boolean
  may_be_vault: boolean
  changes_trail: boolean
}

function excess(role: Rights): string | undefined {
  if (role.superuser) return 'is a superuser'
  if (role.owns) return 'owns the trail, or may act for its owner'
  if (role.may_be_vault) return `may act for ${vaultGroup}`
  if (role.changes_trail) return 'may change lines of the trail'
  if (role.makes_roles) return 'may create roles'
  return undefined
}

/** `member` asks whether a role may become another, whether or not it has its rights just now. */
async function rightsOf(pool: pg.Pool): Promise<Rights> {
  const groups = await pool.query('select count(*) as there from pg_roles where rolname in ($1, $2)', [
    appGroup,
    vaultGroup,
  ])
  if (groups.rows[0].there !== 2) throw new Error('The roles of the server are not there; run `migrate` first.')
  const { rows } = await pool.query<Rights>(
    `select r.rolname as name, r.rolsuper as superuser, r.rolcreaterole as makes_roles,
       pg_has_role(r.oid, $1, 'usage') as serves,
       pg_has_role(r.oid, $2, 'member') as may_be_vault,
       coalesce((
         select bool_or(has_table_privilege(r.oid, c.oid, 'update, delete, truncate'))
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname in ('trail', 'trail_seal')
       ), false) as changes_trail,
       coalesce((
         select bool_or(pg_has_role(r.oid, c.relowner, 'member'))
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       ), false) as owns
     from pg_roles r where r.rolname = session_user`,
    [appGroup, vaultGroup],
  )
  return rows[0] as Rights
}
