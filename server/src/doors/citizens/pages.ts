// The pages after the form: the receipt with its key, coming back, answers and state, what went wrong, and a plain calendar.

import { html, type Markup } from './html.ts'
import { files, pieces, problemsOf, trap } from './form-page.ts'
import { calls, type Frame, page, wordsOf } from './layout.ts'

const query = ({ tongue }: Frame): string => (tongue === 'en' ? '?lang=en' : '')

export function receiptPage(frame: Frame, { code, words: key }: { code: string; words: readonly string[] }): string {
  const words = wordsOf(frame)
  const { receipt } = words
  return page(
    frame,
    html`<h1>${receipt.heading}</h1>
<p>${receipt.code}</p><p class="big">${code}</p><p class="hint">${receipt.codeHint}</p>
<h2>${receipt.key}</h2>
<p>${receipt.keyHint}</p>
<ol class="key" lang="vi">${key.map(word => html`<li>${word}</li>`)}</ol>
<p class="hint">${receipt.keyTyped}</p>
<p>${receipt.backHint} <a href="/t/ma${query(frame)}">${receipt.back}</a></p>
${calls(words, frame.hotLines)}
<p class="hint">${words.stranger}</p>
<p><a href="${frame.exit}" rel="noreferrer noopener">${receipt.leave}</a></p>`,
  )
}

export function keyPage(frame: Frame, problem?: string): string {
  const words = wordsOf(frame)
  const { key } = words
  return page(
    frame,
    html`<h1>${key.heading}</h1>
${problemsOf(words, problem === undefined ? [] : [problem])}
<form method="post" action="/t/ma${query(frame)}">
<div class="field"><label for="words">${key.label}</label><p class="hint" id="words-hint">${key.hint}</p>
<input id="words" name="words" type="text" maxlength="400" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="words-hint" required></div>
<button type="submit">${key.open}</button>
</form>
<p class="hint">${words.stranger}</p>`,
  )
}

export interface Shown {
  readonly token: string
  readonly code: string
  readonly state: 'received' | 'verifying' | 'referred' | 'outcome'
  /** Messages the informant sent. */
  readonly sent: number
  /** How often their identity was opened. */
  readonly opened: number
  readonly answers: readonly { readonly at: string; readonly from: 'officer' | 'bot'; readonly text: string | null }[]
  readonly added?: boolean
  readonly problem?: string | undefined
}

export function tipPage(frame: Frame, { token, code, state, sent, opened, answers, added, problem }: Shown): string {
  const words = wordsOf(frame)
  const { tip, form } = words
  return page(
    frame,
    html`<h1>${tip.heading}</h1>
<p class="big">${code}</p>
${added === true && html`<p class="good" role="status">${tip.added}</p>`}
${problemsOf(words, problem === undefined ? [] : [problem])}
<h2>${tip.state}</h2><p class="big">${tip.states[state]}</p>
<p class="soft">${tip.you(sent)}</p>
<h2>${tip.answers}</h2>
${answers.length === 0 && html`<p>${tip.none}</p>`}
${answers.map(({ at, from, text }) => html`<div class="answer"><small>${tip.from[from]}, ${at}</small>${text ?? tip.picture}</div>`)}
<h2>${tip.add}</h2>
<form method="post" action="/t/them${query(frame)}" enctype="multipart/form-data" ${pieces(words)}>
<input type="hidden" name="form" value="${token}">
<div class="field"><label for="what">${tip.more}</label>
<textarea id="what" name="what" maxlength="5000" autocomplete="off"></textarea></div>
${files(words)}
${trap(words)}
<button type="submit">${form.send}</button>
</form>
${calls(words, frame.hotLines)}
<p class="hint">${tip.opened(opened)}</p>
<p class="hint">${words.stranger} ${words.exitHint}</p>`,
  )
}

export function errorPage(frame: Frame, sentence: string): string {
  const words = wordsOf(frame)
  return page(frame, html`<h1>${words.error.heading}</h1><p>${sentence}</p>${calls(words, frame.hotLines)}`)
}

/** Where the quick exit leads unless the operator named another place: nothing but this month. `today`: yyyy-MM-dd. */
export function calendarPage(frame: Frame, today: string): string {
  const { calendar } = wordsOf(frame)
  const [year = 1970, month = 1, day = 1] = today.split('-').map(Number)
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = [...Array.from({ length: before }, () => 0), ...Array.from({ length: count }, (_, at) => at + 1)]
  const weeks: Markup[] = []
  for (let at = 0; at < cells.length; at += 7)
    weeks.push(
      html`<tr>${cells.slice(at, at + 7).map(n => (n === day ? html`<td class="today" aria-current="date">${n}</td>` : html`<td>${n > 0 && n}</td>`))}</tr>`,
    )
  return page(
    frame,
    html`<h1>${calendar.month(month, year)}</h1>
<table><thead><tr>${calendar.days.map(name => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${weeks}</tbody></table>`,
    calendar.title,
  )
}
