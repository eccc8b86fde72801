// The API document as a page one can read: no script, one stylesheet, every route with who may and what it refuses.

type Json = { readonly [key: string]: unknown }

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: unknown): string => String(text).replace(/[&<>"]/g, sign => signs[sign] as string)
const code = (text: unknown): string => `<code>${safe(text)}</code>`
const block = (value: unknown): string => `<pre>${safe(JSON.stringify(value, null, 2))}</pre>`
const ticks = (text: unknown): string => safe(text).replace(/`([^`]+)`/g, '<code>$1</code>')

export function documentPage(document: Json): string {
  const { info, paths, components } = document as {
    info: Json
    paths: Record<string, Record<string, Json>>
    components: Json
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const list = operations
    .map(
      ({ path, method, operation }) =>
        `<li><a href="#${safe(operation.operationId)}">${method} ${safe(path)}</a> ${safe(operation.summary)}</li>`,
    )
    .join('\n')
  const schemas = Object.entries((components as { schemas: Json }).schemas)
    .map(([name, schema]) => `<section id="${safe(name)}"><h3>${safe(name)}</h3>${block(schema)}</section>`)
    .join('\n')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(info.title)}: API</title><link rel="stylesheet" href="/api-docs.css"></head>
<body>
<header><h1>${safe(info.title)}: API</h1><p>${ticks(info.description)}</p>
<p><a href="/openapi.json">openapi.json</a> (OpenAPI 3.1)</p></header>
<main>
<h2>Routes</h2>
<ul>${list}</ul>
${operations.map(section).join('\n')}
<h2>Things</h2>
${schemas}
</main>
</body>
</html>`
}

function section({ path, method, operation }: { path: string; method: string; operation: Json }): string {
  const { operationId, summary, parameters, requestBody, responses } = operation as {
    operationId: string
    summary: string
    parameters: { name: string; in: string; required: boolean }[]
    requestBody?: { content: Json }
    responses: Record<string, { description: string; content: Json }>
  }
  const given = parameters
    .map(each => `<li>${code(each.name)} in ${safe(each.in)}${each.required ? '' : ' (optional)'}</li>`)
    .join('')
  const refusals = Object.entries(responses)
    .filter(([status]) => status !== '200')
    .map(
      ([status, { description }]) =>
        `<tr><th scope="row">${status}</th><td>${ticks(description).replaceAll('\n\n', '<br>')}</td></tr>`,
    )
    .join('')
  const reads = operation['x-reads'] ? ` · reads ${code(operation['x-reads'])}, noted in the trail` : ''
  return `<section id="${safe(operationId)}">
<h3>${method} ${safe(path)}</h3>
<p>${safe(summary)}. Who may: ${code(operation['x-may'])}${reads}</p>
${given ? `<ul>${given}</ul>` : ''}
${requestBody ? `<details><summary>Body</summary>${block(requestBody.content)}</details>` : ''}
<details><summary>Reply</summary>${block(responses[200]?.content)}</details>
<details><summary>Refusals</summary><table>${refusals}</table></details>
</section>`
}

export const documentStyle = `:root { color-scheme: light dark; --ink: #22201c; --paper: #fbfaf7; --line: #ddd8cd; --jade: #0b6b53 }
@media (prefers-color-scheme: dark) { :root { --ink: #ddd9d0; --paper: #191815; --line: #3a3730; --jade: #6fc3a8 } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 15px/1.6 'Be Vietnam Pro', system-ui, sans-serif; color: var(--ink); background: var(--paper) }
a { color: var(--jade) }
section { border-top: 1px solid var(--line); padding: .5rem 0 }
h3 { font-size: 1rem; overflow-wrap: anywhere }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); font-size: 13px }
summary { cursor: pointer; min-height: 32px }
th { text-align: left; vertical-align: top; padding-right: 1rem; font-variant-numeric: tabular-nums }
`
