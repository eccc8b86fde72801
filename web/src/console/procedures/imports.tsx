/** Bringing a file: it is put beside what holds, row by row; what is accepted becomes a draft and nothing more. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { bringIn, importQuery, type ImportForm } from '../../api/procedure-calls.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Pick } from '../../ui/pick.tsx'
import { Loaded, Sheet } from '../records/sheet.tsx'
import { sentence } from '../wrong.tsx'
import { BackToList } from './back.tsx'
import { ImportRows } from './import-rows.tsx'
import { useProcedureText } from './text.ts'

export function ImportsScreen() {
  const t = useProcedureText()
  const { id } = useSearch({ from: '/procedures/imports' })
  return (
    <Sheet title={t.importTitle} lead={t.importWhat}>
      <BackToList />
      <Bring />
      {id !== undefined && <Brought key={id} id={id} />}
    </Sheet>
  )
}

function Brought({ id }: { id: string }) {
  const query = useQuery(importQuery(id))
  return <Loaded query={query}>{seen => <ImportRows seen={seen} />}</Loaded>
}

const types: Record<ImportForm, string> = {
  csv: 'text/csv',
  json: 'application/octet-stream',
  portal: 'application/x-ndjson',
}
const endings: Record<ImportForm, string> = { csv: '.csv', json: '.json', portal: '.jsonl,.ndjson,.txt' }

function Bring() {
  const t = useProcedureText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form, setForm] = useState<ImportForm>('csv')
  const [file, setFile] = useState<File | null>(null)
  const bring = useMutation({
    mutationFn: async (chosen: File) => bringIn(form, new Blob([await chosen.arrayBuffer()], { type: types[form] })),
    onSuccess: seen => {
      queries.setQueryData(importQuery(seen.import_id).queryKey, seen)
      void navigate({ to: '/procedures/imports', search: { id: seen.import_id } })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (file) bring.mutate(file)
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Pick
          label={t.importForm}
          value={form}
          options={Object.entries(t.importForms).map(([value, words]) => ({ value, words }))}
          onChange={value => setForm(value as ImportForm)}
        />
        <label className="flex flex-col gap-1 text-sm font-medium">
          {t.file}
          <input
            type="file"
            accept={endings[form]}
            onChange={event => setFile(event.target.files?.[0] ?? null)}
            className="h-11 rounded-lg border border-edge bg-surface px-3 py-2 text-sm font-normal text-ink file:mr-3 file:border-0 file:bg-transparent file:font-medium file:text-jade"
          />
        </label>
      </div>
      <Alert words={bring.error ? sentence(bring.error) : null} />
      <Button type="submit" look="primary" className="self-start" isDisabled={file === null || bring.isPending}>
        {t.bring}
      </Button>
    </form>
  )
}
