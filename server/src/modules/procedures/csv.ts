// Spreadsheets: rows and cells as RFC 4180 has them, safe to open where a cell that begins with = would be a formula. Pure.

const risky = /^[=+\-@\t\r]/
const guarded = /^'[=+\-@\t\r]/

/** With a byte order mark, so that a spreadsheet program reads Vietnamese. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map(row => row.map(writeCell).join(',')).join('\r\n')}\r\n`

function writeCell(text: string): string {
  const safe = risky.test(text) || guarded.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Commas or semicolons, as the first line has them. Undefined when a quote is never closed. */
export function readCsv(text: string): string[][] | undefined {
  const source = text.replace(/^\uFEFF/, '')
  const comma = separatorOf(source)
  const rows: string[][] = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false]
  const endCell = (): void => {
    row.push(guarded.test(cell) ? cell.slice(1) : cell)
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.some(each => each.trim() !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === comma) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (quoted) return undefined
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

const separatorOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1)
  return first.split(';').length > first.split(',').length ? ';' : ','
}
