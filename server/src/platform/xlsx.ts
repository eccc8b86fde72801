// A workbook written as it is made: rows go in one by one, zipped pieces come out, and nothing is held back in memory.

import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Excel's own limit; a longer table goes on in the next sheet. */
const rowsPerSheet = 1_048_576

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no place for most control characters, nor for half a pair. */
const unwritable = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`,
  'g',
)

/** What cannot be written is dropped. */
const safe = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, sign => signs[sign] as string)

/** Every cell is text: a formula someone typed stays the letters it is. */
const rowOf = (cells: readonly string[]): string =>
  `<row>${cells.map(text => `<c t="inlineStr"><is><t xml:space="preserve">${safe(text)}</t></is></c>`).join('')}</row>`

interface Entry {
  readonly name: string
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly plain: number
}

/** `rows`: the first is the line of titles, repeated on each further sheet. Yields the bytes of the file. */
export async function* workbook(name: string, rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let at = 0
  async function* file(path: string, parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
    const start = localHeader(path)
    const [from, plainly] = [at, { crc: 0, plain: 0 }]
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const part of parts) {
        const bytes = Buffer.from(part)
        plainly.crc = crc32(bytes, plainly.crc)
        plainly.plain += bytes.length
        yield bytes
      }
    }
    yield start
    let packed = 0
    for await (const piece of Readable.from(counted()).pipe(createDeflateRaw()) as AsyncIterable<Buffer>) {
      packed += piece.length
      yield piece
    }
    const entry: Entry = { name: path, at: from, packed, ...plainly }
    entries.push(entry)
    const end = numbers([4, 0x08074b50], [4, entry.crc], [4, packed], [4, entry.plain])
    at += start.length + packed + end.length
    yield end
  }

  const input = rows[Symbol.asyncIterator]()
  const first = await input.next()
  const titles = first.done ? [] : first.value
  let sheets = 0
  let more = true
  while (more) {
    sheets += 1
    yield* file(
      `xl/worksheets/sheet${sheets}.xml`,
      (async function* () {
        yield `${head}<worksheet xmlns="${main}"><sheetData>${rowOf(titles)}`
        for (let count = 1; more && count < rowsPerSheet; count += 1) {
          const next = await input.next()
          if (next.done) more = false
          else yield rowOf(next.value)
        }
        yield '</sheetData></worksheet>'
      })(),
    )
  }
  const numbersOf = Array.from({ length: sheets }, (_, n) => n + 1)
  const each = (line: (n: number) => string): string => numbersOf.map(line).join('')
  const label = safe(name).slice(0, 25)
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(n => `<sheet name="${label}${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="s${n}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packaged}/relationships">${each(n => `<Relationship Id="s${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`],
  ] // biome-ignore format: one part a line
  for (const [path, text] of parts)
    yield* file(
      path,
      (async function* () {
        yield head + text
      })(),
    )
  yield directory(entries, at)
}

function numbers(...list: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of list) at = bytes.writeUIntLE(value, at, size)
  return bytes
}

/** Sizes come after the data (bit 3), names are UTF-8 (bit 11), the time is the beginning of DOS. */
const common = [[2, 20], [2, 0x0808], [2, 8], [2, 0], [2, 0x21]] as const // biome-ignore format: a list

const localHeader = (name: string): Buffer =>
  Buffer.concat([
    numbers([4, 0x04034b50], ...common, [4, 0], [4, 0], [4, 0], [2, Buffer.byteLength(name)], [2, 0]),
    Buffer.from(name),
  ])

function directory(entries: readonly Entry[], at: number): Buffer {
  const lines = entries.map(({ name, crc, packed, plain, at: start }) =>
    Buffer.concat([
      numbers([4, 0x02014b50], [2, 20], ...common, [4, crc], [4, packed], [4, plain], [2, Buffer.byteLength(name)], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, start]), // biome-ignore format: the fields in their order
      Buffer.from(name),
    ]),
  )
  const size = lines.reduce((sum, line) => sum + line.length, 0)
  const count = entries.length
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])
  return Buffer.concat([...lines, end])
}
