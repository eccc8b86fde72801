// Hides how pictures are made without any file: a PNG of soft bands whose colours follow from a name.
import { crc32, deflateSync } from 'node:zlib'
import { chance } from '../prng.ts'

const WIDTH = 320
const HEIGHT = 240
const BANDS = 6

/** A valid 320 × 240 PNG, always the same for the same name. */
export function samplePng(name: string): Buffer {
  const dice = chance(crc32(name))
  const colours = Array.from({ length: BANDS }, () => [
    dice.between(90, 210),
    dice.between(100, 210),
    dice.between(90, 190),
  ])
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1))
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const wave = Math.sin(x / 40 + y / 90) * 14
      const band = Math.min(BANDS - 1, Math.max(0, Math.floor(((y + wave) / HEIGHT) * BANDS)))
      rows.set(colours[band] ?? [], y * (WIDTH * 3 + 1) + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    block('IHDR', header),
    block('IDAT', deflateSync(rows)),
    block('IEND', Buffer.alloc(0)),
  ])
}

function block(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}
