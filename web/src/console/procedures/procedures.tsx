/** Thủ tục: the catalogue. What must be looked at comes first, then everything, the most asked first. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileInput, PenLine, Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { exportLink, type Procedure, proceduresQuery } from '../../api/procedure-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Pick } from '../../ui/pick.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { Empty, Loaded, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { findProcedures, type Show } from './find.ts'
import { OpenWork } from './open-work.tsx'
import { Reviews } from './reviews.tsx'
import { Row } from './row.tsx'
import { useProcedureText } from './text.ts'

export function ProceduresScreen() {
  const t = useProcedureText()
  const query = useQuery(proceduresQuery)
  return (
    <Sheet title={t.title} lead={t.what}>
      <Acts />
      <Reviews />
      <Loaded query={query}>{({ procedures }) => <Catalogue all={procedures} />}</Loaded>
    </Sheet>
  )
}

function Acts() {
  const t = useProcedureText()
  const { may } = useMe()
  const navigate = useNavigate()
  const sign = may.includes('procedure.sign') && (() => void navigate({ to: '/procedures/signing' }))
  const write = may.includes('procedure.draft')
  const add = write && (() => void navigate({ to: '/procedures/new' }))
  const bring = write && (() => void navigate({ to: '/procedures/imports' }))
  useKeys({ S: sign, P: add, I: bring })
  return (
    <div className="flex flex-wrap items-center gap-2">
      {sign && (
        <Button look="primary" keyName="S" icon={<PenLine size={16} />} onPress={sign}>
          {t.signing}
        </Button>
      )}
      {add && (
        <Button keyName="P" icon={<Plus size={16} />} onPress={add}>
          {t.add}
        </Button>
      )}
      {bring && (
        <Button keyName="I" icon={<FileInput size={16} />} onPress={bring}>
          {t.importFile}
        </Button>
      )}
      <p className="flex w-full gap-4 pt-1 text-sm sm:ml-auto sm:w-auto sm:pt-0">
        <span className="text-ink-faint">{t.export}:</span>
        <FileLink form="csv" words={t.exportCsv} />
        <FileLink form="json" words={t.exportJson} />
      </p>
    </div>
  )
}

const FileLink = ({ form, words }: { form: 'csv' | 'json'; words: string }) => (
  <a href={exportLink(form)} download className="font-medium text-jade underline underline-offset-4">
    {words}
  </a>
)

function Catalogue({ all }: { all: Procedure[] }) {
  const t = useProcedureText()
  const { number } = useTimes()
  const [words, setWords] = useState('')
  const { field = '', show = 'all' } = useSearch({ from: '/procedures' })
  const navigate = useNavigate()
  const go = (next: { field?: string; show?: Show }) =>
    void navigate({ to: '/procedures', search: { field, show, ...next }, replace: true })
  const found = findProcedures(all, useDeferredValue(words), field, show)
  const shows = Object.entries(t.shows).map(([value, words]) => ({ value: value as Show, words }))
  const fields = Object.entries(t.fields).map(([value, words]) => ({ value, words }))
  if (all.length === 0) return <Empty words={t.none} />
  return (
    <section className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t.search} hint={t.searchHint} value={words} onChange={setWords} />
        <Pick
          label={t.field}
          value={field}
          options={[{ value: '', words: t.fieldAll }, ...fields]}
          onChange={chosen => go({ field: chosen })}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="max-w-full overflow-x-auto whitespace-nowrap">
          <Choice label={t.show} value={show} options={shows} onChange={chosen => go({ show: chosen })} />
        </div>
        <p role="status" className="text-sm text-ink-soft">
          {t.count(number(found.length), number(all.length))}
        </p>
      </div>
      {found.length === 0 ? (
        <Empty words={t.noneFound} />
      ) : show === 'open' ? (
        <OpenWork versions={found.flatMap(({ open }) => open)} />
      ) : (
        <ul className="border-b border-line">
          {found.map(procedure => (
            <Row key={procedure.procedure_id} procedure={procedure} />
          ))}
        </ul>
      )}
    </section>
  )
}
