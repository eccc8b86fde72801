/** The main part of a text: name, first line, what to bring, where, online, fee, time, and what editors keep for themselves. */
import type { Content } from '../../api/procedure-calls.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { Section } from '../records/sheet.tsx'
import { EditFee } from './edit-fee.tsx'
import { EditPapers } from './edit-papers.tsx'
import { EditTime } from './edit-time.tsx'
import { useProcedureText } from './text.ts'

type Set = (part: Partial<Content>) => void

export function EditBasics({ content, set }: { content: Content; set: Set }) {
  const t = useProcedureText()
  const { parts } = t
  const options = (words: Record<string, string>) =>
    Object.entries(words).map(([value, each]) => ({ value, words: each }))
  return (
    <Section title={t.basics}>
      <Field label={parts['name'] ?? ''} value={content.name} onChange={name => set({ name })} maxLength={160} />
      <WordsField
        label={parts['answer'] ?? ''}
        hint={t.answerHint}
        rows={2}
        value={content.answer}
        onChange={answer => set({ answer })}
        maxLength={240}
      />
      <WordsField
        label={parts['who'] ?? ''}
        rows={2}
        value={content.who}
        onChange={who => set({ who })}
        maxLength={300}
      />
      <EditPapers
        papers={content.documents}
        onChange={documents => set({ documents })}
        label={parts['documents'] ?? ''}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Pick
          label={parts['field'] ?? ''}
          value={content.field}
          options={options(t.fields)}
          onChange={field => set({ field: field as Content['field'] })}
        />
        <Pick
          label={parts['level'] ?? ''}
          value={content.level}
          options={options(t.levels)}
          onChange={level => set({ level: level as Content['level'] })}
        />
      </div>
      <Field label={parts['where'] ?? ''} value={content.where} onChange={where => set({ where })} maxLength={300} />
      <Online online={content.online} onChange={online => set({ online })} />
      <EditFee label={parts['fee'] ?? ''} fee={content.fee} onChange={fee => set({ fee })} />
      <EditTime label={parts['time'] ?? ''} time={content.time} onChange={time => set({ time })} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={parts['result'] ?? ''}
          value={content.result ?? ''}
          onChange={text => set({ result: text || null })}
          maxLength={200}
        />
        <Field
          label={parts['form'] ?? ''}
          value={content.form ?? ''}
          onChange={text => set({ form: text || null })}
          maxLength={200}
        />
      </div>
      <Lines name="steps" content={content} set={set} />
      <Lines name="warnings" content={content} set={set} />
      <Lines name="legal_basis" content={content} set={set} />
      <Lines name="codes" content={content} set={set} />
      <Lines name="to_check" content={content} set={set} />
    </Section>
  )
}

type LinesProps = { name: 'steps' | 'warnings' | 'legal_basis' | 'codes' | 'to_check'; content: Content; set: Set }

const Lines = ({ name, content, set }: LinesProps) => {
  const t = useProcedureText()
  return (
    <WordsField
      label={t.parts[name] ?? ''}
      hint={t.linesHint}
      rows={Math.min(6, Math.max(2, content[name].length + 1))}
      value={content[name].join('\n')}
      onChange={text => set({ [name]: text.split('\n') })}
    />
  )
}

function Online({ online, onChange }: { online: Content['online']; onChange: (online: Content['online']) => void }) {
  const t = useProcedureText()
  const levels = Object.entries(t.onlineLevels).map(([value, words]) => ({
    value: value as typeof online.level,
    words,
  }))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t.parts['online']}</legend>
      <Choice
        label={t.parts['online'] ?? ''}
        value={online.level}
        options={levels}
        onChange={level => onChange({ ...online, level })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t.link}
          hint={t.linkHint}
          value={online.link ?? ''}
          onChange={link => onChange({ ...online, link: link || null })}
        />
        <Field
          label={t.note}
          value={online.note ?? ''}
          onChange={note => onChange({ ...online, note: note || null })}
          maxLength={300}
        />
      </div>
    </fieldset>
  )
}
