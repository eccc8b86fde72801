// What messages a reply becomes: one form each, words cut to fit. Pure.

import type { Kind } from '../modules/deliveries/deliveries.ts'
import { inParts, type Option, partLimit } from '../modules/inbox/inbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { numbered } from '../text/choices.ts'

export interface Forms {
  readonly text?: string | undefined
  /** Uploaded to this conversation. The text's first part becomes a picture's caption; a file follows the text. */
  readonly media_id?: string | undefined
  /** Titles to press below the last part of the text. */
  readonly buttons?: readonly string[] | undefined
  readonly list?: readonly Option[] | undefined
}

export interface Part {
  readonly kind: Kind
  readonly text?: string | undefined
  readonly options?: readonly Option[] | undefined
  readonly media_id?: string | undefined
}

/** Words alone, or with a picture, a file, buttons or a list. Refuses `one_form`, `empty_reply`, `too_long`. */
export function partsOf({ text, media_id, buttons, list }: Forms, media: 'image' | 'file' | undefined): Part[] {
  const words = text?.trim() ? inParts(text) : []
  if ([media_id, buttons, list].filter(form => form !== undefined).length > 1) throw new Refusal('one_form')
  if (words.length === 0 && !media && !list) throw new Refusal(buttons ? 'one_form' : 'empty_reply')
  if (media === 'image') return [{ kind: 'image', text: words[0], media_id }, ...texts(words.slice(1))]
  if (media === 'file') return [...texts(words), { kind: 'file', media_id }]
  if (list) return [...texts(words), fitting({ kind: 'list', options: list })]
  if (!buttons) return texts(words)
  const options = buttons.map(title => ({ title }))
  return [...texts(words.slice(0, -1)), fitting({ kind: 'buttons', text: words.at(-1), options })]
}

const texts = (words: readonly string[]): Part[] => words.map(text => ({ kind: 'text', text }))

/** Choices must fit into one message in numbered lines, too. */
function fitting(part: Part): Part {
  if ([...numbered(part.text, part.options ?? [])].length > partLimit)
    throw new Refusal('too_long', { limit: partLimit })
  return part
}
