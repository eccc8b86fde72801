/** Hides how a Vietnamese text is compared by whoever types without marks. */

/** Small letters without marks: *Đánh bạc* and *danh bac* are the same. */
export const unmarked = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim()
