// Opening a database by its URL, or one sentence saying which variable is wrong and how, without the password in it.

import pg from 'pg'
import { ownConnection } from './db.ts'

/** A connection of its own. `variable` is the setting the URL came from. Throws an Error of one sentence. */
export async function reach(url: string, variable: string): Promise<pg.Client> {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('not a postgres:// URL')
    return await ownConnection(url, 'command')
  } catch (error) {
    throw new Error(`${variable}: ${whyNot(url, error)}`, { cause: error })
  }
}

/** The role a URL signs in as. */
export const roleOf = (url: string): string => new pg.Client({ connectionString: url }).user ?? ''

function whyNot(url: string, error: unknown): string {
  const where = placeOf(url)
  if (!where) return 'this is not a URL of the form postgres://role:password@host:port/database.'
  const code = (error as { code?: string }).code
  switch (code) {
    case '28P01':
    case '28000':
      return `${where} does not let this role in: check its name and password.`
    case '3D000':
      return `${where} answers, but has no database of that name.`
    case '42501':
      return `${where} answers, but this role may not connect to that database.`
    case '53300':
      return `${where} has no free connection.`
    default:
      return `no PostgreSQL answers at ${where}${code ? ` (${code})` : ''}.`
  }
}

function placeOf(url: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) return undefined
  const { host, searchParams } = new URL(url)
  return host || searchParams.get('host') || 'the local socket'
}
