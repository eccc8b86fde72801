/** Hides how the hand-written signs of danger are weighed; the model's own opinion is added by `understand`. */
import { type Found, PhraseBook } from './concepts.ts'
import { calms, cries, presents } from './danger-table.ts'
import type { Word } from './words.ts'

export interface DangerSigns {
  /** Log-odds to add to the model's. */
  readonly push: number
  readonly cries: boolean
  readonly calms: boolean
  /** Something is said to be going on. */
  readonly now: boolean
  readonly evidence: readonly string[]
}

const cryBook = new PhraseBook()
const calmBook = new PhraseBook()
const presentBook = new PhraseBook()
for (const [weight, phrases] of cries)
  for (const phrase of phrases.split(', ')) cryBook.add(`${weight} ${phrase}`, phrase)
for (const [weight, phrases] of calms)
  for (const phrase of phrases.split(', ')) calmBook.add(`${weight} ${phrase}`, phrase)
for (const phrase of presents.split(', ')) presentBook.add(phrase, phrase)

const denials = new Set(['khong co', 'khong phai', 'het'])

export function dangerSigns(words: readonly Word[]): DangerSigns {
  const cried = cryBook.find(words).filter(found => !denied(words, found))
  const calmed = [...calmBook.find(words), ...pastDays(words)].filter(
    found => !words.slice(Math.max(0, found.at - 2), found.at).some(word => word.folded === 'tu'),
  )
  const present = presentBook.find(words)
  const rise = strongest(cried) + (new Set(cried.map(found => found.at)).size > 1 ? 0.7 : 0)
  const now = cried.length > 0 && present.length > 0 ? 0.8 : 0
  const fall = strongest(calmed)
  return {
    push: rise * 0.7 + now - fall * (now > 0 ? 0.9 : 1),
    cries: cried.length > 0,
    calms: calmed.length > 0,
    now: present.length > 0,
    evidence: [
      ...cried.map(found => `! ${bareName(found)}`),
      ...present.slice(0, 3).map(found => `now ${found.name}`),
      ...calmed.map(found => `calm ${bareName(found)}`),
    ],
  }
}

/** "hôm 15", "bữa thứ sáu", "hồi tháng 3": a day that has passed. */
function pastDays(words: readonly Word[]): Found[] {
  const found: Found[] = []
  words.forEach((word, at) => {
    const next = words[at + 1]?.folded ?? ''
    if (word.folded === '#date') found.push({ name: '1.5 a date', at, end: at + 1 })
    else if (/^(hom|bua|hoi|dem)$/.test(word.folded) && /^(#number|#date|thu|mung|chu|thang|nam|tet)$/.test(next))
      found.push({ name: `2 ${word.text} ${words[at + 1]?.text ?? ''}`, at, end: at + 2 })
  })
  return found
}

const strongest = (found: readonly Found[]): number =>
  found.reduce((most, each) => Math.max(most, Number.parseFloat(each.name)), 0)

const bareName = (found: Found): string => found.name.slice(found.name.indexOf(' ') + 1)

/** "không có cháy đâu", "không phải bị đâm": said not to be so. */
function denied(words: readonly Word[], found: Found): boolean {
  const before = words.slice(Math.max(0, found.at - 2), found.at).map(word => word.folded)
  return denials.has(before.join(' ')) || before.at(-1) === 'het'
}
