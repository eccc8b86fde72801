/** Hides the small grammar of training phrasings: "(a|b)" picks one, "(a|)" may be nothing; each line is drawn several times. */
import { readdirSync, readFileSync } from 'node:fs'
import { dice } from '@binh-yen/server/language/train'
import { hashText } from './gold.ts'

export interface Phrasing {
  readonly text: string
  readonly leaves: readonly string[]
  readonly urgent: boolean
}

/** Draws from every line of every file; "## label" as in the gold files, "* a|b" is one phrasing each, "@name = a|b" names a choice, "(@name)" uses it. */
export function readPhrasings(folder: string): Phrasing[] {
  const phrasings: Phrasing[] = []
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .toSorted()) {
    const named = new Map<string, string>()
    let label = ''
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').normalize('NFC').split('\n')) {
      const [, name, choices] = /^@(\S+) = (.+)$/.exec(line) ?? []
      if (name && choices) named.set(name, choices)
      else if (line.startsWith('## ')) label = line.slice(3).trim()
      else if (line.startsWith('* '))
        phrasings.push(
          ...line
            .slice(2)
            .split('|')
            .map(text => phrasing(text.trim(), label)),
        )
      else if (line.trim() !== '' && label !== '') phrasings.push(...draw(line.trim(), label, named))
    }
  }
  return phrasings
}

function draw(line: string, label: string, named: ReadonlyMap<string, string>): Phrasing[] {
  const roll = dice(hashText(line))
  const pattern = line.replace(/@(\w+)/g, (_, name: string) => named.get(name) ?? '')
  const most = Math.min(36, 1 + (pattern.match(/\|/g)?.length ?? 0))
  const texts = new Set<string>()
  for (let at = 0; at < most; at += 1) texts.add(expand(pattern, roll))
  return [...texts].map(text => phrasing(text, label))
}

const phrasing = (text: string, label: string): Phrasing => ({
  text,
  leaves: [label.replace(/^(sos|now):/, 'tip:')],
  urgent: /^(sos|now):/.test(label),
})

function expand(pattern: string, roll: () => number): string {
  let text = pattern
  while (/\([^()]*\)/.test(text)) {
    text = text.replace(/\(([^()]*)\)/, (_, choices: string) => {
      const list = choices.split('|')
      return list[Math.floor(roll() * list.length)] ?? ''
    })
  }
  return text.replace(/\s+/g, ' ').trim()
}
