// A workbook written row by row, read back as a zip reader and a table program would.

import { crc32, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { workbook } from './xlsx.ts'

async function* lines(list: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* list
}

/** By the directory at the end, as every reader does; throws when a size or a sum does not fit. */
async function unzipped(rows: AsyncIterable<readonly string[]>): Promise<Map<string, string>> {
  const parts: Buffer[] = []
  for await (const part of workbook('Sổ', rows)) parts.push(part)
  const zip = Buffer.concat(parts)
  const end = zip.length - 22
  expect(zip.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let n = 0; n < zip.readUInt16LE(end + 10); n += 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [crc, packed, plain, length, start] = [16, 20, 24, 28, 42].map(offset =>
      offset === 28 ? zip.readUInt16LE(at + offset) : zip.readUInt32LE(at + offset),
    ) as [number, number, number, number, number]
    const name = zip.toString('utf8', at + 46, at + 46 + length)
    expect(zip.toString('utf8', start + 30, start + 30 + length)).toBe(name)
    const bytes = inflateRawSync(zip.subarray(start + 30 + length, start + 30 + length + packed))
    expect([bytes.length, crc32(bytes)]).toEqual([plain, crc])
    files.set(name, bytes.toString())
    at += 46 + length
  }
  return files
}

test('a workbook holds its rows as text, with marks, and nothing that was typed becomes a formula or breaks it', async () => {
  const files = await unzipped(
    lines([
      ['Số', 'Nội dung'],
      ['1', '=1+1 <b> & "Đường" \u0007\ud800'],
    ]),
  )
  expect([...files.keys()]).toContain('[Content_Types].xml')
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<t xml:space="preserve">=1+1 &lt;b&gt; &amp; &quot;Đường&quot; </t>')
  expect(sheet).not.toContain('<f>')
  expect(sheet.match(/<row>/g)).toHaveLength(2)
  expect(files.get('xl/workbook.xml')).toContain('name="Sổ"')
})

test('a table longer than a sheet goes on in the next one, under the same titles', async () => {
  async function* many(): AsyncGenerator<readonly string[]> {
    yield ['Số']
    for (let n = 1; n <= 1_048_580; n += 1) yield [`${n}`]
  }
  const files = await unzipped(many())
  const count = (n: number) => files.get(`xl/worksheets/sheet${n}.xml`)?.match(/<row>/g)?.length
  expect([count(1), count(2)]).toEqual([1_048_576, 6])
  expect(files.get('xl/worksheets/sheet2.xml')).toContain('Số')
  expect(files.get('xl/worksheets/sheet2.xml')).toContain('>1048580<')
})

test('an empty table is a workbook with one empty sheet', async () => {
  expect((await unzipped(lines([]))).get('xl/worksheets/sheet1.xml')).toContain('<sheetData><row></row></sheetData>')
})
