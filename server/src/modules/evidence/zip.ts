// A zip archive of files that are compressed already: stored as they are, names in UTF-8, no clock of the machine in it.

import { crc32 } from 'node:zlib'

export interface Packed {
  /** Letters, digits, `-`, `_`, `.` and `/` only. */
  readonly name: string
  readonly bytes: Buffer
}

const version = 20
const utf8Names = 0x0800
/** 1 January 1980, the earliest a zip can say: when it was made stands in the manifest. */
const dosDate = 0x0021

/** At most 65,535 files and 4 GB; the caller's bounds lie far below. */
export function zip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const spelt = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(version, 0)
    about.writeUInt16LE(utf8Names, 2)
    about.writeUInt16LE(dosDate, 8)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(bytes.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(spelt.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    parts.push(sign(0x04034b50), about, spelt, bytes)
    directory.push(sign(0x02014b50), Buffer.from([version, 0]), about, where, spelt)
    offset += 30 + spelt.length + bytes.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, sign(0x06054b50), end])
}

function sign(mark: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(mark)
  return bytes
}
