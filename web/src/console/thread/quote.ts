/** Hides how a message becomes the one that is answered: the draft keeps it, the officer goes on writing. */
import type { Ref } from '../../api/calls.ts'
import { writeDraft } from './drafts.ts'

/** The id of the field that replies are written in. */
export const replyField = 'reply-field'

/** Makes the reply answer one message and puts the cursor where it is written. */
export function quote(conversation: Ref, message_id: string): void {
  writeDraft(conversation, { mode: 'reply', quote: message_id })
  requestAnimationFrame(() => document.getElementById(replyField)?.focus())
}
