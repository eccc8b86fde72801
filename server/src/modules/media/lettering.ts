// Capitals and digits as little squares, so that a mark on a picture needs no font of the machine it runs on.

/** Columns of five by seven squares, from left to right, the lowest bit on top. */
const shapes: Readonly<Record<string, string>> = {
  '0': '3e5149453e', '1': '00427f4000', '2': '4261514946', '3': '2141454b31', '4': '1814127f10', '5': '2745454539',
  '6': '3c4a494930', '7': '0171090503', '8': '3649494936', '9': '064949291e', ':': '0036360000', '/': '2010080402',
  '-': '0808080808', '.': '0060600000', A: '7e1111117e', B: '7f49494936', C: '3e41414122', D: '7f4141221c',
  E: '7f49494941', F: '7f09090901', G: '3e4149497a', H: '7f0808087f', I: '00417f4100', J: '2040413f01',
  K: '7f08142241', L: '7f40404040', M: '7f020c027f', N: '7f0408107f', O: '3e4141413e', P: '7f09090906',
  Q: '3e4151215e', R: '7f09192946', S: '4649494931', T: '01017f0101', U: '3f4040403f', V: '1f2040201f',
  W: '3f4038403f', X: '6314081463', Y: '0708700807', Z: '6151494543',
} // biome-ignore format: a table

/** A letter with the rest after it, in squares. */
export const advance = 6

/** Capitals without marks; what has no shape is a blank. */
export const lettersOf = (text: string): string[] => [
  ...text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[^A-Z0-9:/.-]+/g, ' '),
]

/** The `d` of an SVG path that draws the letters, one square one unit wide, from the corner (0, 0). */
export function pathOf(letters: readonly string[]): string {
  const squares: string[] = []
  letters.forEach((letter, at) => {
    const columns = Buffer.from(shapes[letter] ?? '', 'hex')
    columns.forEach((bits, column) => {
      for (let row = 0; row < 7; row += 1)
        if (bits & (1 << row)) squares.push(`M${at * advance + column} ${row}h1v1h-1z`)
    })
  })
  return squares.join('')
}
