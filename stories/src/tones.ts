// The tones a console makes, counted instead of heard: a machine without a loudspeaker has none.

import type { Page } from 'playwright-core'

/** Run in a page before its own scripts. */
export const countTones = `
  window.tones = 0
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (at) { window.tones += 1; return start.call(this, at) }
`

/** How many there were in a page with that script. */
export const tonesIn = (page: Page): Promise<number> => page.evaluate<number>('window.tones')
