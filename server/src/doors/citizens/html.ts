// Markup that cannot be broken out of: what is put into it is escaped unless it is markup itself.

export interface Markup {
  readonly markup: string
}
type Part = Markup | string | number | false | undefined | readonly Part[]

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function spell(part: Part): string {
  if (part === false || part === undefined) return ''
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(spell).join('')
  return String(part).replace(/[&<>"']/g, sign => signs[sign] as string)
}

/** Attributes stand in double quotes. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, at) => (at === 0 ? text : spell(parts[at - 1]) + text)).join(''),
})

/** Trusted text of ours, such as the style. */
export const raw = (markup: string): Markup => ({ markup })
