/** Hides which press of a key sends, so that a Vietnamese input method is never cut off in the middle of a word. */

type Press = Pick<
  globalThis.KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>

/** What browsers report as the key code while an input method is composing. */
const composing = 229

/** True when this press sends: never while composing; Ctrl (or ⌘) + Enter always; plain Enter only when chosen. */
export function sends(press: Press, sendBy: 'enter' | 'ctrl-enter'): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === composing) return false
  if (press.ctrlKey || press.metaKey) return true
  return sendBy === 'enter' && !press.shiftKey && !press.altKey
}
