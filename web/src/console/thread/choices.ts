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

/** Why choices cannot be put into a message yet; null when they can. The first of a list needs its second line. */
export function choicesFault(choices: Choices): 'empty' | 'subtitle' | null {
  const { form, items } = tidy(choices)
  if (items.length === 0) return 'empty'
  return form === 'list' && items[0]!.subtitle === '' ? 'subtitle' : null
}

/** As the reply's body names them. */
export function choicesBody(choices: Choices) {
  const { form, items } = tidy(choices)
  if (form === 'buttons') return { buttons: items.map(({ title }) => title) }
  return { list: items.map(({ title, subtitle }) => (subtitle ? { title, subtitle } : { title })) }
}

/** The words a person gets where Zalo takes neither buttons nor list: they answer with a number. */
export function numbered(text: string, items: readonly Choice[]): string {
  const lines = items.map(({ title, subtitle }, order) => `${order + 1}. ${title}${subtitle ? `: ${subtitle}` : ''}`)
  return [...(text ? [text, ''] : []), ...lines].join('\n')
}
