// Hides the multipart form of an upload: the first file part, read from a bounded buffer.

export interface Part {
  bytes: Buffer
  name: string
}

/** The part named `file` (or `image`, as one of Zalo's samples has it); undefined when the form holds none. */
export function filePart(contentType: string, body: Buffer): Part | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) return undefined
  const mark = Buffer.from(`--${boundary}`)
  let start = body.indexOf(mark)
  while (start >= 0) {
    const end = body.indexOf(mark, start + mark.length)
    if (end < 0) return undefined
    const part = body.subarray(start + mark.length + 2, end - 2)
    const gap = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, Math.max(0, gap)).toString('utf8')
    if (gap >= 0 && /\bname="(file|image)"/i.test(head))
      return { bytes: part.subarray(gap + 4), name: /\bfilename="([^"]*)"/i.exec(head)?.[1] ?? '' }
    start = end
  }
  return undefined
}
