/** What to bring: a row each, with whether it is asked for only when the database does not have it. */
import { Plus, X } from 'lucide-react'
import type { Content } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useProcedureText } from './text.ts'

type Papers = Content['documents']

export function EditPapers({
  papers,
  onChange,
  label,
}: {
  papers: Papers
  onChange: (papers: Papers) => void
  label: string
}) {
  const t = useProcedureText()
  const set = (n: number, part: Partial<Papers[number]>) =>
    onChange(papers.map((paper, i) => (i === n ? { ...paper, ...part } : paper)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {papers.length === 0 && <p className="text-sm text-ink-soft">{t.noPapers}</p>}
      {papers.map((paper, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own
        <div key={n} className="flex flex-wrap items-end gap-x-3 gap-y-1 border-b border-line pb-2">
          <div className="min-w-0 flex-1 basis-64">
            <Field
              label={`${t.paper} ${n + 1}`}
              value={paper.text}
              onChange={text => set(n, { text })}
              maxLength={300}
            />
          </div>
          <Tick
            words={t.onlyIf}
            isOn={paper.only_if_not_in_database}
            onChange={only_if_not_in_database => set(n, { only_if_not_in_database })}
          />
          <Button
            look="quiet"
            tip={`${t.remove}: ${t.paper} ${n + 1}`}
            icon={<X size={17} />}
            onPress={() => onChange(papers.toSpliced(n, 1))}
          />
        </div>
      ))}
      <Button
        className="self-start"
        icon={<Plus size={16} />}
        onPress={() => onChange([...papers, { text: '', only_if_not_in_database: false }])}
      >
        {t.addPaper}
      </Button>
    </fieldset>
  )
}

export function Tick({ words, isOn, onChange }: { words: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-9 items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={event => onChange(event.target.checked)}
        className="size-4.5 accent-jade"
      />
      {words}
    </label>
  )
}
