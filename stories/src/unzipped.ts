// What lies in an archive of stored files, in order: for a story that puts it together otherwise.

export function unzipped(bytes: Buffer): { name: string; bytes: Buffer }[] {
  const files: { name: string; bytes: Buffer }[] = []
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const size = bytes.readUInt32LE(at + 22)
    const from = at + 30 + bytes.readUInt16LE(at + 26)
    files.push({ name: bytes.toString('utf8', at + 30, from), bytes: bytes.subarray(from, from + size) })
    at = from + size
  }
  return files
}
