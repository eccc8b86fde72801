// Passwords, one-time codes and session tokens: how they are made and how they are judged.

import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { codePeriod, codeWindow } from './rules.ts'

const hashed = promisify(argon2)
/** 19 MiB and two passes: OWASP's password storage cheat sheet for argon2id; about 40 ms on the machines we run on. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

async function argon(password: string, nonce: Buffer): Promise<Buffer> {
  return hashed('argon2id', { message: password.normalize('NFC'), nonce, ...cost })
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await argon(password, salt)
  const { memory, passes, parallelism } = cost
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(hash)}`
}

const nobody = hashPassword(randomBytes(16).toString('hex'))

/** Takes as long for a login that does not exist (`kept` undefined), and is then always false. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [salt = '', hash = ''] = (kept ?? (await nobody)).split('$').slice(-2)
  const expected = Buffer.from(hash, 'base64')
  const given = await argon(password, Buffer.from(salt, 'base64'))
  return given.length === expected.length && timingSafeEqual(given, expected) && kept !== undefined
}

/** 160 random bits in base32, as authenticator programs take them. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** How many steps from `machine_now` (ms of the machine's clock) the code is away, or null when it is none. */
export function codeDelta(secret: string, code: string, machine_now: number): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: codePeriod, digits: 6, algorithm: 'SHA1' })
  return totp.validate({ token: code, timestamp: machine_now, window: codeWindow })
}

export const newToken = (): string => randomBytes(32).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const randomPassword = (): string => randomBytes(12).toString('base64url')
