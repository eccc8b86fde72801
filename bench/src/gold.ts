/** Hides how the gold files are written and split: "## label", then one message a line; [place]; sos: danger now, now: urgent tip. */
import { readdirSync, readFileSync } from 'node:fs'

export type Split = 'train' | 'dev' | 'test'

export interface Meaning {
  readonly id: string
  readonly file: string
  readonly split: Split
  /** Without the place brackets. */
  readonly text: string
  readonly place: string | undefined
  /** One per intent: a procedure slug, `tip:<category>`, contact, greeting, offtopic, abuse, elsewhere or vague. */
  readonly leaves: readonly string[]
  /** Danger to life, crime in progress, or money that may still be stopped. */
  readonly urgent: boolean
  /** Kind of the first intent. */
  readonly kind: string
}

/** FNV-1a over the text: a meaning stays in its split whatever is added beside it. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

/** What was written first has a spent dev split (thresholds were chosen on it): it is learnt from. What was written second keeps its own. */
export function readGold(folder: string): Meaning[] {
  return ['first', 'second'].flatMap(writing =>
    readdirSync(`${folder}/${writing}`)
      .filter(file => file.endsWith('.txt'))
      .toSorted()
      .flatMap(file => readFile(`${folder}/${writing}/${file}`, `${writing}/${file.replace('.txt', '')}`)),
  )
}

function readFile(path: string, file: string): Meaning[] {
  const meanings: Meaning[] = []
  let labels: string[] = []
  for (const line of readFileSync(path, 'utf8').normalize('NFC').split('\n')) {
    if (line.startsWith('## ')) labels = line.slice(3).trim().split('+')
    else if (line.trim() !== '') meanings.push(meaning(line.trim(), labels, file))
  }
  return meanings
}

function meaning(line: string, labels: readonly string[], file: string): Meaning {
  const text = line.replace(/\[([^\]]+)\]/g, '$1')
  const hash = hashText(`${labels.join('+')} ${text}`)
  const share = hash % 100
  const first = labels[0] ?? ''
  return {
    id: hash.toString(16),
    file,
    split: share < 68 || (share < 84 && file.startsWith('first/')) ? 'train' : share < 84 ? 'dev' : 'test',
    text,
    place: /\[([^\]]+)\]/.exec(line)?.[1],
    leaves: labels.map(label => label.replace(/^(sos|now):/, 'tip:')),
    urgent: labels.some(label => /^(sos|now):/.test(label)),
    kind: kindOf(first),
  }
}

/** The kind a gold label stands for. */
export function kindOf(label: string): string {
  if (label.startsWith('sos:')) return 'emergency'
  if (label.startsWith('tip:') || label.startsWith('now:')) return 'tip'
  if (label.startsWith('tra-cuu-')) return 'lookup'
  if (label === 'lay-so') return 'queue'
  return ['contact', 'greeting', 'offtopic', 'abuse'].includes(label) ? label : 'question'
}
