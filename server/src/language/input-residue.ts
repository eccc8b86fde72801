/** Hides what the keys of Telex and VNI would have become, had the input method been switched on. */
import { isVowel, type Tone } from './letters.ts'
import { parseSyllable, placeTone } from './syllable.ts'

const telexTones: Record<string, Tone> = { s: 1, f: 2, r: 3, x: 4, j: 5 }
const round: Record<string, string> = { a: 'â', e: 'ê', o: 'ô' }
const horn: Record<string, string> = { a: 'ă', o: 'ơ', u: 'ư' }

/** 'tucj' → 'tục', 'đuwợc' → 'được'; undefined when the keys make no Vietnamese syllable. Lower-case NFC in. */
export function fromTelex(keys: string): string | undefined {
  if (keys.length > 10) return undefined
  let buffer: string[] = []
  let tone: Tone = 0
  for (const key of keys) {
    const vowels = buffer.some(isVowel)
    if (telexTones[key] !== undefined && vowels) tone = telexTones[key]
    else if (key === 'z' && tone !== 0) tone = 0
    else if (key === 'w') buffer = withHorn(buffer)
    else if (key === 'd' && buffer[0] === 'd' && (buffer.length === 1 || vowels)) buffer[0] = 'đ'
    else if (round[key] && canRound(buffer, key)) buffer[buffer.lastIndexOf(key)] = round[key]
    else buffer.push(key)
  }
  return compose(buffer, tone)
}

/** 'muo61n' → 'muốn', 'thu3' → 'thủ'. */
export function fromVni(keys: string): string | undefined {
  if (keys.length > 10 || !/^[a-zđăâêôơư]+[1-9]/.test(keys)) return undefined
  let buffer: string[] = []
  let tone: Tone = 0
  for (const key of keys) {
    if (/[1-5]/.test(key)) tone = Number(key) as Tone
    else if (key === '6') buffer = buffer.map(letter => round[letter] ?? letter)
    else if (key === '7') buffer = withHorn(buffer.map(letter => letter))
    else if (key === '8') buffer = buffer.map(letter => (letter === 'a' ? 'ă' : letter))
    else if (key === '9') buffer = buffer.map(letter => (letter === 'd' ? 'đ' : letter))
    else buffer.push(key)
  }
  return compose(buffer, tone)
}

function canRound(buffer: readonly string[], key: string): boolean {
  const at = buffer.lastIndexOf(key)
  if (at < 0) return false
  return buffer.slice(at + 1).every(letter => !isVowel(letter)) || at === buffer.length - 1
}

function withHorn(buffer: readonly string[]): string[] {
  const out = [...buffer]
  const text = out.join('')
  const pair = text.lastIndexOf('uo')
  const half = text.lastIndexOf('ưo')
  if (pair >= 0 && !text.startsWith('qu')) out.splice(pair, 2, 'ư', 'ơ')
  else if (half >= 0) out[half + 1] = 'ơ'
  else {
    const at = out.findLastIndex(letter => horn[letter] !== undefined)
    if (at < 0) out.push('ư')
    else out[at] = horn[out[at] ?? ''] ?? ''
  }
  return out
}

function compose(buffer: readonly string[], tone: Tone): string | undefined {
  const own = buffer.join('')
  const shape = own.includes('ươ') ? own : own.replace(/uơ(?=[a-z])/, 'ươ').replace(/ưo(?=[a-z])/, 'ươ')
  const parsed = parseSyllable(shape)
  if (!parsed) return undefined
  return parsed.tone === 0 ? placeTone(shape, tone) : shape
}
