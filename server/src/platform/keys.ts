// Sealing: AES-256-GCM under data keys, data keys wrapped by versioned installation keys that lie outside the database.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomFillSync } from 'node:crypto'
import { invariant } from './refusal.ts'

/** A key that seals rows: of a citizen (identity), a thread (content), a day's intake. `id` names the row that holds it. */
export interface DataKey {
  readonly id: string
  readonly version: number
  readonly bytes: Buffer
}

/** What lies in KEYS_FILE: 32-byte keys in base64. `installation` and `lookup` rotate, the others never do. */
export interface KeyFile {
  installation: { current: number; versions: Record<string, string> }
  lookup: { current: number; versions: Record<string, string> }
  event: string
  trail: string
}

const algorithm = 'aes-256-gcm'
const form = 1
const head = 1 + 16 + 2 + 12

export interface Keys {
  /** A new data key for the row `id`, and how it is stored there. */
  make(id: string): { key: DataKey; wrapped: Buffer }
  /** The data key of the row `id` out of what is stored there. Throws when the installation key is not at hand. */
  unwrap(id: string, wrapped: Buffer): DataKey
  /** Seal `plain`; `place` is 'table.column' and `row` the row's id: a value moved elsewhere no longer opens. */
  seal(key: DataKey, plain: string | Buffer, place: string, row: string): Buffer
  open(key: DataKey, sealed: Buffer, place: string, row: string): Buffer
  openText(key: DataKey, sealed: Buffer, place: string, row: string): string
  /** Seal directly under the installation key: settings of ours (tokens, secrets), never citizens' rows. */
  sealOwn(plain: string | Buffer, place: string, row: string): Buffer
  openOwn(sealed: Buffer, place: string, row: string): string
  /** Keyed look-up value for an outside id, under the current key, with that key's version. */
  lookup(purpose: string, text: string): { mac: Buffer; version: number }
  /** The same under every key at hand, current first: for finding rows written before a rotation. */
  lookups(purpose: string, text: string): Buffer[]
  /** 32 bytes for one purpose alone, always the same for it: what lies under them opens with no other key of ours. */
  apart(purpose: string): Buffer
  readonly eventKey: Buffer
  readonly trailKey: Buffer
}

export function newKeyFile(): KeyFile {
  const fresh = (): string => randomBytes(32).toString('base64')
  return {
    installation: { current: 1, versions: { 1: fresh() } },
    lookup: { current: 1, versions: { 1: fresh() } },
    event: fresh(),
    trail: fresh(),
  }
}

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const own = '00000000-0000-0000-0000-000000000000'

export function createKeys(file: KeyFile): Keys {
  const key32 = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64')
    invariant(bytes.length === 32, 'a key has 32 bytes')
    return bytes
  }
  const versions = (ring: KeyFile['lookup']): Map<number, Buffer> =>
    new Map(Object.entries(ring.versions).map(([version, text]) => [Number(version), key32(text)]))
  const installation = versions(file.installation)
  const lookupKeys = versions(file.lookup)
  const currentOwn = file.installation.current
  const currentLookup = file.lookup.current
  const lookupOrder = [currentLookup, ...[...lookupKeys.keys()].filter(v => v !== currentLookup).sort((a, b) => b - a)]

  const installationKey = (version: number): DataKey => {
    const bytes = installation.get(version)
    invariant(bytes, `installation key ${version} is at hand`)
    return { id: own, version, bytes }
  }
  const mac = (version: number, purpose: string, text: string): Buffer =>
    createHmac('sha256', lookupKeys.get(version) as Buffer)
      .update(`${purpose}\0${text}`)
      .digest()

  const keys: Keys = {
    make(id) {
      const key: DataKey = { id, version: 1, bytes: randomBytes(32) }
      return { key, wrapped: seal(installationKey(currentOwn), key.bytes, 'key', id) }
    },
    unwrap(id, wrapped) {
      return { id, version: 1, bytes: open(installationKey(versionOf(wrapped)), wrapped, 'key', id) }
    },
    seal,
    open,
    openText: (key, sealed, place, row) => open(key, sealed, place, row).toString('utf8'),
    sealOwn: (plain, place, row) => seal(installationKey(currentOwn), plain, place, row),
    openOwn: (sealed, place, row) => open(installationKey(versionOf(sealed)), sealed, place, row).toString('utf8'),
    lookup: (purpose, text) => ({ mac: mac(currentLookup, purpose, text), version: currentLookup }),
    lookups: (purpose, text) => lookupOrder.map(version => mac(version, purpose, text)),
    apart: purpose => Buffer.from(hkdfSync('sha256', key32(file.trail), '', `binh-yen ${purpose}`, 32)),
    eventKey: key32(file.event),
    trailKey: key32(file.trail),
  }
  return keys
}

const nonces = Buffer.alloc(512 * 12)
let noncesUsed = nonces.length

/** Twelve random bytes never given out before, drawn by the hundred: one draw each costs as much as the sealing. */
function nextNonce(): Buffer {
  if (noncesUsed === nonces.length) {
    randomFillSync(nonces)
    noncesUsed = 0
  }
  noncesUsed += 12
  return nonces.subarray(noncesUsed - 12, noncesUsed)
}

/** Layout: form 1 · key id 16 · key version 2 · nonce 12 · ciphertext · tag 16. */
function seal(key: DataKey, plain: string | Buffer, place: string, row: string): Buffer {
  const nonce = nextNonce()
  const cipher = createCipheriv(algorithm, key.bytes, nonce)
  cipher.setAAD(Buffer.from(`${place}\0${row}`))
  const text = cipher.update(plain, 'utf8')
  const last = cipher.final()
  const start = Buffer.allocUnsafe(head)
  start[0] = form
  uuidBytes(key.id).copy(start, 1)
  start.writeUInt16BE(key.version, 17)
  nonce.copy(start, 19)
  return Buffer.concat([start, text, last, cipher.getAuthTag()])
}

function open(key: DataKey, sealed: Buffer, place: string, row: string): Buffer {
  invariant(sealed.length >= head + 16 && sealed[0] === form, 'a sealed value has the known form')
  const cipher = createDecipheriv(algorithm, key.bytes, sealed.subarray(19, head))
  cipher.setAAD(Buffer.from(`${place}\0${row}`))
  cipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([cipher.update(sealed.subarray(head, sealed.length - 16)), cipher.final()])
}

const versionOf = (sealed: Buffer): number => sealed.readUInt16BE(17)
