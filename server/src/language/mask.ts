/** Hides which numbers in a citizen's words point at a person, and blots them out for logs and gold sets. */
import { normalForm } from './normal-form.ts'
import { toOriginal } from './mapped-text.ts'
import { type SpanKind, typedSpans } from './typed-spans.ts'

const personal: ReadonlySet<SpanKind> = new Set(['phone', 'id12', 'id9', 'passport', 'account', 'plate', 'dossier'])
const names: Partial<Record<SpanKind, string>> = {
  phone: '[số điện thoại]',
  id12: '[số định danh]',
  id9: '[số CMND]',
  passport: '[số hộ chiếu]',
  account: '[dãy số]',
  plate: '[biển số]',
  dossier: '[mã hồ sơ]',
}

/** The text with every phone, personal, passport, account, plate and dossier number replaced by its kind. Hot lines stay. */
export function maskPersonalNumbers(original: string): string {
  const mapped = normalForm(original)
  let out = ''
  let last = 0
  for (const span of typedSpans(mapped.text)) {
    if (!personal.has(span.kind) || /^1[89]00/.test(span.text)) continue
    const place = toOriginal(mapped, span)
    out += original.slice(last, place.start) + (names[span.kind] ?? '[dãy số]')
    last = place.end
  }
  return out + original.slice(last)
}
