/** Hides how a Vietnamese text is found by whoever types a few letters without marks. */

/** Small letters without marks: *Đánh bạc* and *danh bac* are the same. */
const unmarked = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()

const wordsOf = (text: string): string[] => unmarked(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** What fits the typed words, each of which begins a word: *chay no* finds *Cháy, nổ*. Whole words come first. */
export function fitting<Option extends { words: string }>(options: readonly Option[], typed: string): Option[] {
  const wanted = wordsOf(typed)
  const found = options.flatMap(option => {
    const words = wordsOf(option.words)
    if (!wanted.every(part => words.some(word => word.startsWith(part)))) return []
    return [{ option, whole: wanted.filter(part => words.includes(part)).length }]
  })
  return found.sort((a, b) => b.whole - a.whole).map(({ option }) => option)
}
