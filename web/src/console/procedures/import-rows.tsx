/** The rows of a brought file: what would change, what cannot be taken and why; ticked ones become drafts together. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accept, type Import } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Section } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { Changes } from './compare.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

type Row = Import['rows'][number]

export function ImportRows({ seen }: { seen: Import }) {
  const t = useProcedureText()
  const { number } = useTimes()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const taking = useAct((rows: number[]) => accept(seen.import_id, rows), t.accepted)
  const changed = seen.rows.filter(row => row.acceptable || row.version_id !== null)
  const out = seen.rows.filter(row => !changed.includes(row) && row.notes.some(note => note !== 'nothing_new'))
  const same = seen.rows.length - changed.length - out.length
  const ready = changed.filter(row => row.acceptable && chosen.has(row.n)).map(row => row.n)
  const choose = (n: number, isOn: boolean) =>
    setChosen(before => (isOn ? new Set([...before, n]) : new Set([...before].filter(each => each !== n))))
  return (
    <>
      <Section title={t.rowsChanged}>
        {changed.length === 0 ? (
          <Empty words={t.nothingNew} />
        ) : (
          <ul className="border-b border-line">
            {changed.map(row => (
              <ChangedRow key={row.n} row={row} isChosen={chosen.has(row.n)} onChoose={isOn => choose(row.n, isOn)} />
            ))}
          </ul>
        )}
        {ready.length > 0 && (
          <div className="sticky bottom-0 bg-surface py-3">
            <Button look="primary" isDisabled={taking.isPending} onPress={() => taking.mutate(ready.slice(0, 500))}>
              {t.acceptChosen(number(ready.length))}
            </Button>
          </div>
        )}
      </Section>
      {same > 0 && <p className="text-sm text-ink-soft">{t.rowsSame(number(same))}</p>}
      {out.length > 0 && (
        <details className="rounded-lg border border-line px-4 py-2">
          <summary className="min-h-8 cursor-pointer py-1 text-sm font-medium">{t.rowsOut(number(out.length))}</summary>
          <ul className="pb-2 text-sm text-ink-soft">
            {out.map(row => (
              <li key={row.n} className="py-1">
                {[row.code, row.title].filter(Boolean).join(' · ')}: <Notes notes={row.notes} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type ChangedProps = { row: Row; isChosen: boolean; onChoose: (isOn: boolean) => void }

function ChangedRow({ row, isChosen, onChoose }: ChangedProps) {
  const t = useProcedureText()
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {row.acceptable && (
          <input
            type="checkbox"
            aria-label={t.choose(row.title)}
            checked={isChosen}
            onChange={event => onChoose(event.target.checked)}
            className="size-4.5 accent-jade"
          />
        )}
        <span className="font-medium">{row.title}</span>
        <span className="text-sm text-ink-soft">
          {[row.slug, row.code, row.is_new ? t.isNew : null].filter(Boolean).join(' · ')}
        </span>
        {row.version_id && (
          <Link
            to="/procedures/$versionId"
            params={{ versionId: row.version_id }}
            className="text-sm font-medium text-jade underline underline-offset-4"
          >
            {t.openDraft}
          </Link>
        )}
      </div>
      <p className="text-sm text-ink-soft">
        <Notes notes={row.notes} />
      </p>
      {row.version_id === null && <Changes changes={row.changes} before={t.standings.holds} after={t.file} />}
    </li>
  )
}

function Notes({ notes }: { notes: string[] }) {
  const t = useProcedureText()
  const words = notes.map(note => t.notes[note] ?? t.wrongField(note.replace(/^wrong:(version\.)?(content\.)?/, '')))
  return <>{words.join('; ')}</>
}
