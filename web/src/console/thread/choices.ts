/** Hides what a person can be given to choose from: buttons under words, or a list; and how it reads where Zalo takes neither. */

export type Choice = { title: string; subtitle: string }
export type Choices = { form: 'buttons' | 'list'; items: readonly Choice[] }

/** What Zalo takes (facts §4.2). */
export const choicesLimit = 5
export const titleLimit = 100
export const subtitleLimit = 500

export const noChoice: Choice = { title: '', subtitle: '' }

/** The choices as they would be sent: trimmed, NFC, without empty ones; buttons have no second line. */
export function tidy({ form, items }: Choices): Choices {
  const clean = (words: string) => words.trim().normalize('NFC')
  return {
    form,
    items: items
      .map(({ title, subtitle }) => ({ title: clean(title), subtitle: form === 'list' ? clean(subtitle) : '' }))
      .filter(({ title }) => title !== ''),
  }
}

/** True when there is something to choose from. */
export const isUsable = (choices: Choices): boolean => tidy(choices).items.length > 0

/** As the reply's body names them. */
export function choicesBody(choices: Choices) {
  const { form, items } = tidy(choices)
  if (form === 'buttons') return { buttons: items.map(({ title }) => title) }
  return { list: items.map(({ title, subtitle }) => (subtitle ? { title, subtitle } : { title })) }
}

/** The words a person gets where Zalo takes neither buttons nor list, as the server writes them; a list has no text of its own. */
export function numbered(text: string, items: readonly Choice[]): string {
  const lines = items.map(({ title, subtitle }, order) => `${order + 1}. ${title}${subtitle ? ` – ${subtitle}` : ''}`)
  return [...(text ? [text] : []), lines.join('\n'), 'Anh/chị nhắn số hoặc chữ để chọn ạ.'].join('\n\n')
}
