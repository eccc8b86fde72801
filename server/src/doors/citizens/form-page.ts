// The form to tell something, and the shorter one to add to it; both work without script.

import { uploadLimit, uploadsPerForm } from '../../modules/webtips/webtips.ts'
import type { WebWords } from '../../text/web-tip.ts'
import { html, type Markup } from './html.ts'
import { calls, type Frame, page, wordsOf } from './layout.ts'

/** Names of the fields. */
export const fields = ['officials', 'what', 'where', 'when', 'contact', 'phone', 'keep', 'website'] as const
export type Typed = Readonly<Record<(typeof fields)[number], string>>

export interface FormShown {
  readonly action: string
  readonly token: string
  readonly unit: string
  /** Who reads what concerns the unit itself; absent: nobody in the house does. */
  readonly unitAbove: string
  readonly typed?: Typed
  readonly problems?: readonly string[]
  /** Files that are here already. */
  readonly kept?: number
}

export const files = (words: WebWords): Markup => html`
<div class="field"><label for="files">${words.form.photos}</label>
<p class="hint" id="files-hint">${words.form.photosHint(uploadsPerForm, uploadLimit / 1024 / 1024)} ${words.form.photosSlow}</p>
<input id="files" name="files" type="file" multiple accept="image/jpeg,image/png,image/webp,video/mp4,video/quicktime,audio/*" aria-describedby="files-hint">
<ul class="files" aria-live="polite"></ul></div>`

export const trap = (words: WebWords): Markup =>
  html`<div class="trap" aria-hidden="true"><label for="website">${words.form.trap}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>`

/** Said by the script while it sends files. */
export const pieces = ({ script }: WebWords): Markup =>
  html`data-pieces data-sending="${script.sending}" data-done="${script.done}" data-waiting="${script.waiting}" data-failed="${script.failed}"`

export const problemsOf = (words: WebWords, problems: readonly string[] = []): Markup | false =>
  problems.length > 0 &&
  html`<div class="problems" role="alert"><h2>${words.problems.heading}</h2>${problems.map(each => html`<p>${each}</p>`)}</div>`

export function formPage(
  frame: Frame,
  { action, token, unit, unitAbove, typed, problems, kept = 0 }: FormShown,
): string {
  const words = wordsOf(frame)
  const { form } = words
  const choice = (name: 'officials' | 'contact', value: string, text: string): Markup =>
    html`<label class="choice"><input type="radio" name="${name}" value="${value}"${typed?.[name] === value && html` checked`} required> <span>${text}</span></label>`
  const line = (name: 'where' | 'when', text: string, hint: string): Markup => html`
<div class="field"><label for="${name}">${text}</label><p class="hint" id="${name}-hint">${hint}</p>
<input id="${name}" name="${name}" type="text" maxlength="300" autocomplete="off" aria-describedby="${name}-hint" value="${typed?.[name] ?? ''}"></div>`
  return page(
    frame,
    html`<h1>${form.heading}</h1>
<p class="soft">${unit}</p>
<p>${form.lead}</p>
${calls(words, frame.hotLines)}
${problemsOf(words, problems)}
<p><a href="/t/ma${frame.tongue === 'en' && '?lang=en'}">${words.receipt.back}</a></p>
<form method="post" action="${action}" enctype="multipart/form-data" ${pieces(words)}>
<input type="hidden" name="form" value="${token}">
<fieldset aria-describedby="officials-hint"><legend>${form.officials}</legend>
<p class="hint" id="officials-hint">${form.officialsHint} ${form.officialsAbove(unitAbove)}</p>
${choice('officials', 'no', form.no)}${choice('officials', 'yes', form.yes)}${choice('officials', 'unsure', form.unsure)}</fieldset>
<div class="field"><label for="what">${form.what}</label><p class="hint" id="what-hint">${form.whatHint}</p>
<textarea id="what" name="what" maxlength="5000" autocomplete="off" aria-describedby="what-hint" required>${typed?.what ?? ''}</textarea></div>
${line('where', form.where, form.whereHint)}
${line('when', form.when, form.whenHint)}
${files(words)}
${kept > 0 && html`<p class="good">${words.problems.kept(kept)}</p>`}
<fieldset><legend>${form.contact}</legend>
${choice('contact', 'message_only', form.message_only)}${choice('contact', 'may_call', form.may_call)}${choice('contact', 'no_contact', form.no_contact)}</fieldset>
<div class="field"><label for="phone">${form.phone}</label><p class="hint" id="phone-hint">${form.phoneHint}</p>
<input id="phone" name="phone" type="tel" maxlength="20" autocomplete="off" aria-describedby="phone-hint" value="${typed?.phone ?? ''}"></div>
<label class="choice"><input type="checkbox" name="keep" value="yes"${typed?.keep === 'yes' && html` checked`}> <span>${form.keep}</span></label>
${trap(words)}
<button type="submit">${form.send}</button>
<p class="hint">${words.stranger} ${words.exitHint}</p>
</form>`,
  )
}
