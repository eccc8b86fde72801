/** What a new text begins with, and how a form's loose text becomes what the server takes. */
import type { Content, VersionRead, Written } from '../../api/procedure-calls.ts'

export const freshContent: Content = {
  name: '',
  field: 'khac',
  codes: [],
  answer: '',
  who: '',
  documents: [],
  cases: [],
  steps: [],
  level: 'commune',
  where: '',
  online: { level: 'none', link: null, note: null },
  fee: { state: 'not_verified', heard: '' },
  time: { state: 'not_verified', heard: '' },
  result: null,
  form: null,
  warnings: [],
  legal_basis: [],
  to_check: [],
  aliases: [],
  examples: [],
  asked: [],
  english: null,
}

export type Dates = Omit<Written, 'content'>

/** A new version begins today and has been checked by nobody yet. */
export const freshDates = (today: string, name: string): Dates => ({
  effective_from: today,
  effective_to: null,
  review_by: '',
  checked_by: name,
  checked_on: today,
  source: '',
})

export const datesOf = ({ version }: VersionRead): Dates => {
  const { effective_from, effective_to, review_by, checked_by, checked_on, source } = version
  return { effective_from, effective_to, review_by, checked_by, checked_on, source }
}

const lines = (texts: string[]): string[] => texts.map(text => text.trim()).filter(text => text !== '')

/** Empty lines and rows nobody filled do not travel. */
export function tidied(content: Content): Content {
  const papers = (rows: Content['documents']) => rows.filter(({ text }) => text.trim() !== '')
  return {
    ...content,
    codes: lines(content.codes),
    documents: papers(content.documents),
    cases: content.cases.map(each => ({ ...each, documents: papers(each.documents) })),
    steps: lines(content.steps),
    warnings: lines(content.warnings),
    legal_basis: lines(content.legal_basis),
    to_check: lines(content.to_check),
    aliases: lines(content.aliases),
    examples: lines(content.examples),
    asked: content.asked
      .map(({ questions, answer }) => ({ questions: lines(questions), answer: answer.trim() }))
      .filter(({ questions, answer }) => questions.length > 0 && answer !== ''),
    english: content.english && tidiedEnglish(content.english),
  }
}

function tidiedEnglish(english: NonNullable<Content['english']>): Content['english'] {
  return {
    ...english,
    documents: lines(english.documents),
    fees: lines(english.fees),
    steps: lines(english.steps),
    warnings: lines(english.warnings),
  }
}
