/** What is said outside the hours: the unit's words, and beside them the whole message as the phone will show it. */
import { type FormEvent, useState } from 'react'
import { setClosedNote } from '../../api/calls.ts'
import type { PageHours } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { Section } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { usePageChange } from './use-page-change.ts'
import { useDutyText } from '../duty-text.ts'

/** Letters; the server's own limit. */
const limit = 400

export function Note({ page, mayChange }: { page: PageHours; mayChange: boolean }) {
  const t = useDutyText().pages
  const { number } = useTimes()
  const [text, setText] = useState(page.note ?? page.usual_note)
  const save = usePageChange((words: string | null) => setClosedNote(page.page_id, words))
  const ready = text.trim() !== ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) save.mutate(text.trim() === page.usual_note ? null : text)
  }
  const usual = () => {
    setText(page.usual_note)
    save.mutate(null)
  }
  return (
    <Section title={t.note} lead={t.noteWhat}>
      <div className="grid gap-6 md:grid-cols-2">
        <form onSubmit={onSubmit} className="flex flex-col gap-3">
          <WordsField
            label={t.noteLabel}
            hint={t.letters(number(limit - text.length))}
            value={text}
            onChange={setText}
            maxLength={limit}
            rows={7}
            isReadOnly={!mayChange}
          />
          {mayChange && (
            <div className="flex flex-wrap gap-2">
              <Button type="submit" look="primary" isDisabled={!ready || save.isPending}>
                {t.save}
              </Button>
              <Button isDisabled={page.note === null && text === page.usual_note} onPress={usual}>
                {t.usual}
              </Button>
            </div>
          )}
        </form>
        <Preview paragraphs={[text, ...page.below_note]} />
      </div>
    </Section>
  )
}

function Preview({ paragraphs }: { paragraphs: string[] }) {
  const t = useDutyText().pages
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-sm font-medium">{t.preview}</figcaption>
      <div className="rounded-2xl border border-line bg-sunken p-4">
        <div className="max-w-76 rounded-2xl rounded-tl-md bg-surface px-3.5 py-2.5 text-base break-words whitespace-pre-line">
          {paragraphs.filter(paragraph => paragraph.trim() !== '').join('\n\n')}
        </div>
      </div>
    </figure>
  )
}
