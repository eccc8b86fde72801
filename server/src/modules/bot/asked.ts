// Whether somebody asks nearly what was asked before, so that the officer's answer to it is told. Pure.

import { type Catalogue, gramsOf } from '../../language/catalogue.ts'
import { normalForm } from '../../language/normal-form.ts'
import { typedSpans } from '../../language/typed-spans.ts'
import { readWords, type Word } from '../../language/words.ts'

/** From this likeness on a question is the same question. */
const sameFrom = 0.62

interface Asked {
  readonly questions: readonly string[]
  readonly answer: string
}

/** The answer to the question that is most like these words, if one is like enough. */
export function answerBefore(
  words: readonly Word[],
  asked: readonly Asked[],
  { rarity }: Pick<Catalogue, 'rarity'>,
): string | undefined {
  const said = gramsOf(words)
  const weigh = (grams: Iterable<string>): number =>
    [...grams].reduce((sum, gram) => sum + (rarity.get(gram) ?? unheard), 0)
  const likeness = (question: string): number => {
    const grams = gramsOf(readAll(question))
    return weigh([...grams].filter(gram => said.has(gram))) / Math.sqrt(Math.max(1, weigh(grams)) * weigh(said))
  }
  const [best] = asked
    .map(({ questions, answer }) => ({ answer, like: Math.max(...questions.map(likeness)) }))
    .toSorted((a, b) => b.like - a.like)
  return best !== undefined && best.like >= sameFrom ? best.answer : undefined
}

const readAll = (text: string): Word[] => {
  const mapped = normalForm(text)
  return readWords(mapped, typedSpans(mapped.text), 60)
}

/** The weight of a word that no example has. */
const unheard = 3
