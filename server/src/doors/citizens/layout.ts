// The frame of every page a citizen sees: neutral title, quick exit in its corner, no cookie, nothing from elsewhere.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { type Tongue, type WebWords, webWords } from '../../text/web-tip.ts'
import { html, type Markup, raw } from './html.ts'
import { style } from './style.ts'

const script = readFileSync(new URL('./page-script.js', import.meta.url), 'utf8')
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but this page's own style and script, and forms and pieces to ourselves. */
const policy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface HotLineShown {
  readonly number: string
  readonly label: string
}

export interface Frame {
  readonly tongue: Tongue
  /** Where the quick exit leads. */
  readonly exit: string
  /** This page in the other language; absent where it would lose what was typed. */
  readonly other?: string | undefined
  readonly hotLines?: readonly HotLineShown[]
}

export const wordsOf = ({ tongue }: Pick<Frame, 'tongue'>): WebWords => webWords[tongue]

export function page(frame: Frame, body: Markup, title?: string): string {
  const words = wordsOf(frame)
  const { markup } = html`<!doctype html>
<html lang="${frame.tongue}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title ?? words.title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<header><div>${
    frame.other === undefined
      ? html`<span></span>`
      : html`<a href="${frame.other}" hreflang="${frame.tongue === 'vi' ? 'en' : 'vi'}" lang="${frame.tongue === 'vi' ? 'en' : 'vi'}">${words.other}</a>`
  }<a class="exit" href="${frame.exit}" rel="noreferrer noopener">${words.exit}</a></div></header>
<main>
${body}
</main>
<script>${raw(script)}</script>
</body>
</html>
`
  return markup
}

/** Numbers to call, each a tap. */
export const calls = (words: WebWords, lines: readonly HotLineShown[] = []): Markup | false =>
  lines.length > 0 &&
  html`<p class="call">${words.emergency}<br>${lines.map(({ number, label }) => html`<a href="tel:${number.replace(/[^\d+]/g, '')}">${label}: ${number}</a> `)}</p>`

export function sendPage(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8')
    .send(text)
}
