/** Cases: for whom or in which situation, what is asked for beside the rest, and what is different there. */
import { Plus, X } from 'lucide-react'
import type { Content } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { Section } from '../records/sheet.tsx'
import { EditFee } from './edit-fee.tsx'
import { EditPapers, Tick } from './edit-papers.tsx'
import { EditTime } from './edit-time.tsx'
import { EditWhen } from './edit-when.tsx'
import { useProcedureText } from './text.ts'

type Case = Content['cases'][number]
const freshCase: Case = { title: '', when: {}, documents: [], note: null }

export function EditCases({ cases, onChange }: { cases: Case[]; onChange: (cases: Case[]) => void }) {
  const t = useProcedureText()
  return (
    <Section title={t.parts['cases'] ?? ''}>
      {cases.map((each, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own
        <details key={n} open={each.title === ''} className="rounded-lg border border-line px-4 py-2">
          <summary className="min-h-8 cursor-pointer py-1 text-sm font-medium">
            {each.title || `${t.caseTitle} ${n + 1}`}
          </summary>
          <div className="flex flex-col gap-4 pt-2 pb-3">
            <EditCase kase={each} onChange={next => onChange(cases.with(n, next))} />
            <Button
              look="quiet"
              className="self-start"
              icon={<X size={17} />}
              onPress={() => onChange(cases.toSpliced(n, 1))}
            >
              {t.remove}
            </Button>
          </div>
        </details>
      ))}
      <Button className="self-start" icon={<Plus size={16} />} onPress={() => onChange([...cases, freshCase])}>
        {t.addCase}
      </Button>
    </Section>
  )
}

function EditCase({ kase, onChange }: { kase: Case; onChange: (kase: Case) => void }) {
  const t = useProcedureText()
  const set = (part: Partial<Case>) => onChange({ ...kase, ...part })
  const { fee, time, ...rest } = kase
  return (
    <>
      <Field label={t.caseTitle} value={kase.title} onChange={title => set({ title })} maxLength={120} />
      <EditWhen when={kase.when} onChange={when => set({ when })} />
      <WordsField
        label={t.note}
        rows={2}
        value={kase.note ?? ''}
        onChange={note => set({ note: note || null })}
        maxLength={400}
      />
      <EditPapers
        papers={kase.documents}
        onChange={documents => set({ documents })}
        label={t.parts['documents'] ?? ''}
      />
      <Tick
        words={t.ownFee}
        isOn={fee !== undefined}
        onChange={own =>
          onChange(
            own ? { ...kase, fee: { state: 'not_verified', heard: '' } } : { ...rest, ...(time ? { time } : {}) },
          )
        }
      />
      {fee && <EditFee label={t.ownFee} fee={fee} onChange={next => set({ fee: next })} />}
      <Tick
        words={t.ownTime}
        isOn={time !== undefined}
        onChange={own =>
          onChange(own ? { ...kase, time: { state: 'not_verified', heard: '' } } : { ...rest, ...(fee ? { fee } : {}) })
        }
      />
      {time && <EditTime label={t.ownTime} time={time} onChange={next => set({ time: next })} />}
    </>
  )
}
