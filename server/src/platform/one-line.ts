// Text of strangers made harmless to show in one line: no control signs, nothing that turns the reading direction, no path.

/** Control, format (bidi marks included), private and unassigned signs; line ends are blanks. */
const odd = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu

/** NFC, at most `most` code points; undefined when nothing is left. */
export function oneLine(text: string | undefined, most: number): string | undefined {
  if (text === undefined) return undefined
  const plain = text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(odd, '').trim()
  return plain === '' ? undefined : [...plain].slice(0, most).join('')
}

/** The last part of what may be a path, in either spelling; never `.` or `..`. */
export function fileName(text: string | undefined, most: number): string | undefined {
  const last = oneLine(text, 4_000)?.split(/[/\\]/).at(-1)?.replace(/^\.+/, '')
  return oneLine(last, most)
}
