// An export: copies without metadata, the hashes of what was received, what the trail says of it, and a signature over all.

import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/ctx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { linesFor } from '../inbox/inbox.ts'
import { type Evidence, evidenceOf } from '../media/media.ts'
import { spellCode, thingOf, tipFor } from '../tips/tips.ts'
import { linesAbout, record } from '../trail/trail.ts'
import { exportBytes, nameOf } from './rules.ts'
import { exportKey, signExport } from './signing.ts'
import { type Packed, zip } from './zip.ts'

export interface Exported {
  /** ASCII. */
  readonly name: string
  readonly bytes: Buffer
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
const most = 500

/** Everything of a tip that may leave without opening who sent it. No words of theirs, no file as it came. Refuses `too_large`. */
export async function exportTip(ctx: Ctx, tip_id: string): Promise<Exported> {
  const tip = await tipFor(ctx, tip_id, 'evidence.export')
  const what = thingOf(tip)
  await record(ctx, 'evidence.exported', what)
  const { lines } = await linesFor(ctx, tip.page_id, tip.id, undefined, most)
  const messages = lines.filter(line => line.line === 'message' && line.from === 'citizen')
  const media = await evidenceOf(
    ctx,
    tip.page_id,
    messages.map(line => line.id),
  )
  const total = media.reduce((sum, each) => sum + (each.copy?.bytes.length ?? 0), 0)
  if (total > exportBytes) throw new Refusal('too_large', { limit_mb: exportBytes / 1024 / 1024 })
  const at = new Map(messages.map(line => [line.id, line.at]))
  const packed: Packed[] = []
  const files = media.map(each => fileOf(each, at.get(each.message_id) ?? 0, packed))
  packed.push({ name: 'trail.json', bytes: json(await linesAbout(ctx, what, most)) })
  const manifest = json({
    format: 'binh-yen-export-1',
    code: spellCode(tip.code),
    received_at: new Date(tip.received_at).toISOString(),
    exported_at: new Date(ctx.now).toISOString(),
    exported_by: ctx.who.kind === 'officer' ? { officer_id: ctx.who.id, name: ctx.who.name } : null,
    media: files,
    files: packed.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  })
  const signature = json({
    algorithm: 'Ed25519',
    key: exportKey(ctx.keys),
    signature: signExport(ctx.keys, manifest),
  })
  const sealed = [{ name: 'manifest.json', bytes: manifest }, { name: 'signature.json', bytes: signature }, ...packed]
  return { name: `${tip.code}-${new Date(ctx.now).toISOString().slice(0, 10)}.zip`, bytes: zip(sealed) }
}

/** What the manifest says of a medium; its copy, if there is one to give, goes into the archive. */
function fileOf({ kind, state, received, copy }: Evidence, sent_at: number, packed: Packed[]) {
  const name = copy ? nameOf(packed.length, copy.ending) : null
  if (copy && name) packed.push({ name, bytes: copy.bytes })
  return { kind, state, sent_at: new Date(sent_at).toISOString(), received, copy: name }
}
