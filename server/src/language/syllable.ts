/** Hides what a possible Vietnamese syllable is, and the one key under which its spellings meet. */
import { bare, isVowel, toneOfLetter, withoutTone, withTone, type Tone } from './letters.ts'

const onsets = [
  'ngh',
  'ng',
  'nh',
  'ch',
  'gh',
  'gi',
  'kh',
  'ph',
  'qu',
  'th',
  'tr',
  'b',
  'c',
  'd',
  'đ',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'x',
  '',
]

const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut
   uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y yêm yên yêng yêt yêu ynh yt ych`.split(/\s+/),
)
const foldedRimes = new Set([...rimes].map(rime => [...rime].map(bare).join('')))

export interface Syllable {
  readonly onset: string
  /** Without tone, shapes kept: 'ươc'. */
  readonly rime: string
  readonly tone: Tone
}

/** Takes a lower-case NFC syllable apart, or says undefined when Vietnamese has no such syllable. */
export function parseSyllable(text: string): Syllable | undefined {
  let tone: Tone = 0
  let shape = ''
  for (const letter of text) {
    const own = toneOfLetter(letter)
    if (own !== 0) {
      if (tone !== 0) return undefined
      tone = own
    }
    shape += withoutTone(letter)
  }
  const parts = split(shape, rimes)
  return parts && { ...parts, tone }
}

function split(shape: string, known: ReadonlySet<string>): { onset: string; rime: string } | undefined {
  for (const onset of onsets) {
    if (!shape.startsWith(onset)) continue
    const rime = shape.slice(onset.length)
    if (known.has(rime)) return { onset, rime }
    if (onset === 'gi' && known.has(`i${rime}`)) return { onset, rime: `i${rime}` }
    if (onset === 'qu' && known.has(`u${rime}`)) return { onset, rime }
  }
  return undefined
}

/** Could this be a syllable if its marks had been left out? 'duoc' yes, 'tucj' no. */
export function isFoldedSyllable(folded: string): boolean {
  return split(folded, foldedRimes) !== undefined
}

/** Could this be a Vietnamese syllable as written, marked or not? */
export function isSyllable(text: string): boolean {
  if (parseSyllable(text)) return true
  for (const letter of text) if (bare(letter) !== letter) return false
  return isFoldedSyllable(text)
}

/** One key for every spelling of one syllable: 'hòa' and 'hoà', 'lý' and 'lí' meet; 'hoa' and 'hòa' do not. */
export function syllableKey(text: string): string {
  let tone: Tone = 0
  let shape = ''
  for (const letter of text.toLowerCase()) {
    const own = toneOfLetter(letter)
    if (own !== 0) tone = own
    shape += withoutTone(letter)
  }
  return sameIy(shape) + (tone === 0 ? '' : tone)
}

/** One key for every unmarked spelling: folded, and final y written i where both are the same word. */
export const sameIy = (folded: string): string =>
  /(^|[^uaâ])y$|^quy$/.test(folded) ? `${folded.slice(0, -1)}i` : folded

/** Puts the tone where today's school rule puts it; the shape has none. ('hoa', 2) → 'hoà', ('đươc', 5) → 'được'. */
export function placeTone(shape: string, tone: Tone): string {
  if (tone === 0) return shape
  const letters = [...shape]
  let first = letters.findIndex(isVowel)
  if (first < 0) return shape
  if (/^(qu|gi)[aăâeêioôơuưy]/.test(shape)) first += 1
  let last = first
  while (last + 1 < letters.length && isVowel(letters[last + 1] ?? '')) last += 1
  const shaped = letters.slice(first, last + 1).findLastIndex(letter => 'ăâêôơư'.includes(letter))
  const closed = last + 1 < letters.length
  const pair = letters.slice(first, last + 1).join('')
  let at = first
  if (shaped >= 0) at = first + shaped
  else if (last - first === 2) at = first + 1
  else if (last > first && (closed || ['oa', 'oe', 'uy', 'uê'].includes(pair))) at = first + 1
  letters[at] = withTone(letters[at] ?? '', tone)
  return letters.join('')
}
