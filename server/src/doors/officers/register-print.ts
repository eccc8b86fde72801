// The official book as a page to print: A4 across, titles on every sheet, rows never torn apart. Its style lies in a file of its own.

import type { FastifyInstance } from 'fastify'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string): string => text.replaceAll(/[&<>"]/g, sign => signs[sign] as string)
const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map(text => `<${tag}>${safe(text)}</${tag}>`).join('')}</tr>\n`

/** The first of `rows` is the line of titles. */
export async function* printedBook(
  rows: AsyncIterable<readonly string[]>,
  { heading, foot }: { heading: string; foot: string },
): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${safe(heading)}</title>
<link rel="stylesheet" href="/register-print.css"></head>
<body><h1>${safe(heading)}</h1><table>`
  let first = true
  for await (const cells of rows) {
    yield first ? `<thead>${row(cells, 'th')}</thead><tbody>` : row(cells, 'td')
    first = false
  }
  yield `</tbody></table><footer>${safe(foot)}</footer></body></html>\n`
}

/** Its one stylesheet: nothing in a page of ours is styled in place. */
export function mountPrintStyle(scope: FastifyInstance): void {
  scope.get('/register-print.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(style))
}

const style = `@page { size: A4 landscape; margin: 10mm }
body { font: 8pt/1.3 'Times New Roman', serif; margin: 0; color: #000; background: #fff }
h1 { font-size: 12pt; text-align: center; margin: 0 0 4mm }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 0.3pt solid #000; padding: 0.8mm; vertical-align: top; overflow-wrap: anywhere; text-align: left }
footer { margin-top: 4mm; text-align: right }
@media screen { body { margin: 1rem auto; max-width: 297mm } }
`
