/** Hides which kind of message each leaf of the model belongs to. */

export const kinds = [
  'question',
  'tip',
  'emergency',
  'lookup',
  'queue',
  'contact',
  'greeting',
  'offtopic',
  'abuse',
] as const
/** What a message wants of us. Not the officer's legal classification of a tip. */
export type Kind = (typeof kinds)[number]

/** 'tip:chay-no' → tip, 'tra-cuu-ho-so' → lookup, 'elsewhere' and 'vague' → question. */
export function kindOfLeaf(leaf: string): Kind {
  if (leaf.startsWith('tip:')) return 'tip'
  if (leaf.startsWith('tra-cuu-')) return 'lookup'
  if (leaf === 'lay-so') return 'queue'
  if (leaf === 'contact' || leaf === 'greeting' || leaf === 'offtopic' || leaf === 'abuse') return leaf
  return 'question'
}
