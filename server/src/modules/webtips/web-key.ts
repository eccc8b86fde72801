// The six words of a web key: how 66 random bits are spelt so that a person can write them down, and read back as typed.

/** What is pictured: 64 everyday words, no two alike once their marks are left out. */
const things = [
  'mèo', 'gà', 'vịt', 'cá', 'ong', 'bướm', 'chim', 'voi', 'hoa', 'lá', 'cây', 'tre', 'sen', 'cam', 'mít', 'chuối',
  'xoài', 'ổi', 'dừa', 'ngô', 'khoai', 'đậu', 'bí', 'phở', 'bánh', 'kẹo', 'muối', 'mưa', 'gió', 'mây', 'trăng', 'sao',
  'núi', 'sông', 'biển', 'hồ', 'suối', 'đồi', 'đường', 'cầu', 'tàu', 'xe', 'thuyền', 'nhà', 'cửa', 'bàn', 'ghế', 'tủ',
  'đèn', 'nến', 'sách', 'bút', 'vở', 'giấy', 'áo', 'mũ', 'khăn', 'chăn', 'gối', 'trống', 'đàn', 'diều', 'võng', 'nón',
] as const // biome-ignore format: a list

/** How it is: 32 words, likewise. */
const ways = [
  'xanh', 'đỏ', 'vàng', 'tím', 'hồng', 'nâu', 'tròn', 'vuông', 'dài', 'ngắn', 'cao', 'thấp', 'to', 'nhỏ', 'mới', 'cũ',
  'nhẹ', 'ấm', 'mát', 'thơm', 'ngọt', 'khô', 'nhanh', 'chậm', 'vui', 'hiền', 'sáng', 'dày', 'mềm', 'cứng', 'rộng', 'hẹp',
] as const // biome-ignore format: a list

const words = 6
const bitsPerWord = 11
/** How many bytes a key is spelt from; 66 bits of them count. */
export const webKeyBytes = Math.ceil((words * bitsPerWord) / 8)

/** Every word there is: a thing and how it is, such as "mèo xanh"; 2048 of them. */
export const webWords: readonly string[] = things.flatMap(thing => ways.map(way => `${thing} ${way}`))

/** Six words out of at least nine random bytes. */
export function spellWebKey(bytes: Buffer): string[] {
  let bits = BigInt(`0x${bytes.subarray(0, webKeyBytes).toString('hex')}`)
  return Array.from({ length: words }, () => {
    const word = webWords[Number(bits & 2047n)] as string
    bits >>= 11n
    return word
  })
}

/**
 * As typed, with or without marks, in any case, with anything between: what is looked up. Never fails: what is no key
 * is looked up just the same, so that every miss takes the same way.
 */
export const foldWebKey = (typed: string): string =>
  typed
    .slice(0, 400)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z]+/g, ' ')
    .trim()
