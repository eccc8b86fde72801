/** Writing a version: the form, and beside it what the phone will show. A draft is rewritten; of anything else a new version is made. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import * as calls from '../../api/procedure-calls.ts'
import { isRefusal } from '../../api/refusal.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { dayOf } from '../../ui/times.ts'
import { useMe } from '../me.tsx'
import { Loaded, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { BackToList } from './back.tsx'
import { EditBasics } from './edit-basics.tsx'
import { EditCases } from './edit-cases.tsx'
import { EditDates } from './edit-dates.tsx'
import { datesOf, type Dates, freshContent, freshDates, tidied } from './fresh.ts'
import { Preview } from './preview.tsx'
import { useProcedureText } from './text.ts'
import { useAct } from './use-act.ts'

export function EditorScreen() {
  const { versionId } = useParams({ from: '/procedures/$versionId/edit' })
  const t = useProcedureText()
  const query = useQuery({ ...calls.versionQuery(versionId), refetchOnWindowFocus: false })
  const { today } = useToday()
  return (
    <Sheet title={query.data ? t.editTitle(query.data.version.name) : t.title} wide>
      <BackToList />
      <Loaded query={query}>
        {read => {
          const { version_id, procedure_id } = read.version
          const isDraft = read.may.includes('rewrite')
          const dates = isDraft
            ? datesOf(read)
            : { ...datesOf(read), effective_from: today, effective_to: null, checked_on: today }
          return (
            <Editor
              key={version_id}
              content={read.content}
              dates={dates}
              procedure_id={procedure_id}
              save={written => (isDraft ? calls.rewrite(version_id, written) : calls.draft(procedure_id, written))}
            />
          )
        }}
      </Loaded>
    </Sheet>
  )
}

export function NewProcedureScreen() {
  const t = useProcedureText()
  const { today, name } = useToday()
  const [slug, setSlug] = useState('')
  return (
    <Sheet title={t.addTitle} wide>
      <BackToList />
      <Field label={t.slug} hint={t.slugHint} value={slug} onChange={setSlug} maxLength={60} />
      <Editor
        content={freshContent}
        dates={freshDates(today, name)}
        procedure_id={null}
        save={written => calls.addProcedure(slug.trim(), written)}
      />
    </Sheet>
  )
}

function useToday() {
  const { now } = useTimes()
  const { name } = useMe()
  return { today: dayOf(now), name }
}

type EditorProps = {
  content: calls.Content
  dates: Dates
  procedure_id: string | null
  save: (written: calls.Written) => Promise<calls.VersionRead>
}

function Editor({ content, dates, procedure_id, save }: EditorProps) {
  const t = useProcedureText()
  const navigate = useNavigate()
  const [text, setText] = useState(content)
  const [when, setWhen] = useState(dates)
  const saving = useAct(save, t.saved)
  const set = (part: Partial<calls.Content>) => setText(before => ({ ...before, ...part }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(
      { ...when, content: tidied(text) },
      {
        onSuccess: ({ version }) =>
          void navigate({ to: '/procedures/$versionId', params: { versionId: version.version_id } }),
      },
    )
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-10 lg:grid-cols-[1fr_24rem]">
      <div className="flex min-w-0 flex-col gap-10">
        <EditBasics content={text} set={set} />
        <EditCases cases={text.cases} onChange={cases => set({ cases })} />
        <EditDates dates={when} onChange={part => setWhen(before => ({ ...before, ...part }))} />
        <div className="flex flex-col gap-3">
          <Alert words={saving.error ? `${sentence(saving.error)} ${wrongFields(saving.error, t)}` : null} />
          <Button type="submit" look="primary" className="self-start" isDisabled={saving.isPending}>
            {t.save}
          </Button>
        </div>
      </div>
      <div className="min-w-0 lg:sticky lg:top-0 lg:self-start">
        <Preview content={tidied(text)} procedure_id={procedure_id} stacked />
      </div>
    </form>
  )
}

/** The fields the server did not take, by the names the form has for them. */
function wrongFields(error: unknown, t: ReturnType<typeof useProcedureText>): string {
  if (!isRefusal(error, 'invalid_input')) return ''
  const issues = (error.details['issues'] ?? []) as { path: string }[]
  const names = issues.map(({ path }) => {
    const parts = path.replace(/^version\./, '').split('.')
    const name = parts[0] === 'content' ? parts[1] : parts[0]
    return name === 'slug' ? t.slug : (t.parts[name ?? ''] ?? path)
  })
  return t.wrongFields([...new Set(names)].join(', '))
}
