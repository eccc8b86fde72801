/** Writes a template, or the next version of one: variables by a press, and what it reads like today. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { previewTemplate, type Template, type Templates, writeTemplate } from '../../api/template-calls.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { momentOf, readDate } from '../../ui/local-time.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { ActForm } from '../act-form.tsx'
import { useSettled } from '../use-settled.ts'
import { useTimes } from '../use-times.ts'
import { sentence } from '../wrong.tsx'
import { hasGap } from './find.ts'
import { useTemplateText } from './text.ts'

type FormProps = { unit_id: string; from: Template | null; variables: Templates['variables']; onClose: () => void }

const day = 86_400_000
const isShortcut = (text: string): boolean => /^[a-z0-9-]{1,24}$/.test(text)

export function TemplateForm({ unit_id, from, variables, onClose }: FormProps) {
  const t = useTemplateText()
  const times = useTimes()
  const [shortcut, setShortcut] = useState(from?.shortcut ?? '')
  const [title, setTitle] = useState(from?.title ?? '')
  const [text, setText] = useState(from?.text ?? '')
  const [isDated, setDated] = useState(false)
  const [first, setFirst] = useState(times.date(times.now))
  const [last, setLast] = useState(times.date(times.now + 7 * day))
  const [from_at, to_at] = [momentOf(readDate(first) ?? '', '00:00'), momentOf(readDate(last) ?? '', '00:00')]
  const days = from_at === null || to_at === null ? null : spanFrom(from_at, to_at, times.now)
  const ready = isShortcut(shortcut) && title.trim() !== '' && text.trim() !== '' && (!isDated || days !== null)
  const wish = () =>
    writeTemplate(unit_id, { shortcut, title: title.trim(), text: text.trim(), ...(isDated && days ? days : {}) })
  return (
    <ActForm
      title={from ? t.editTitle : t.addTitle}
      {...(from ? { lead: t.editLead } : {})}
      submit={t.save}
      done={t.saved}
      wish={ready ? wish : null}
      again={[['unit-templates', unit_id], ['templates']]}
      onClose={onClose}
    >
      <Field label={t.name} value={title} onChange={setTitle} maxLength={80} autoFocus />
      <Field
        label={t.shortcut}
        hint={t.shortcutHint}
        value={shortcut}
        onChange={setShortcut}
        maxLength={24}
        isInvalid={shortcut !== '' && !isShortcut(shortcut)}
        isDisabled={from !== null}
      />
      <WordsField label={t.text} value={text} onChange={setText} maxLength={2_000} rows={5} />
      <div className="flex flex-col gap-1.5">
        <p className="text-sm text-ink-soft">{t.variables}</p>
        <div className="flex flex-wrap gap-1.5">
          {variables.map(({ name, means }) => (
            <Button
              key={name}
              className="min-h-8 px-2.5 text-[13px] font-normal"
              onPress={() => setText(now => `${now}{${name}}`)}
            >
              {means}
            </Button>
          ))}
        </div>
      </div>
      <Preview unit_id={unit_id} text={text} />
      <Checkbox
        isSelected={isDated}
        onChange={setDated}
        className="group flex min-h-9 items-center gap-2.5 text-sm text-ink"
      >
        <span
          aria-hidden
          className="flex size-5 items-center justify-center rounded border border-edge text-on-jade group-data-[focus-visible]:outline-2 group-data-[selected]:border-jade group-data-[selected]:bg-jade"
        >
          {isDated && <Check size={14} />}
        </span>
        {t.onlyFor}
      </Checkbox>
      {isDated && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={t.fromDay} hint={t.dayHint} value={first} onChange={setFirst} isInvalid={from_at === null} />
          <Field label={t.toDay} value={last} onChange={setLast} isInvalid={to_at === null} />
        </div>
      )}
    </ActForm>
  )
}

/** From the beginning of the first day, or now, to the end of the last; null when that has passed. */
function spanFrom(from: number, to: number, now: number): { from_at?: number; to_at: number } | null {
  const to_at = to + day
  if (to_at <= Math.max(from, now)) return null
  return from > now ? { from_at: from, to_at } : { to_at }
}

function Preview({ unit_id, text }: { unit_id: string; text: string }) {
  const t = useTemplateText()
  const asked = useSettled(text.trim())
  const query = useQuery({
    queryKey: ['template-preview', unit_id, asked],
    queryFn: () => previewTemplate(unit_id, asked),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const shown = query.isError ? null : query.data
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-sm text-ink-soft">{t.preview}</figcaption>
      <div className="min-h-16 rounded-2xl border border-line bg-sunken p-3">
        {asked !== '' && shown && (
          <p className="max-w-90 rounded-2xl rounded-br-md border border-jade-line bg-jade-wash px-3.5 py-2 text-base break-words whitespace-pre-line">
            {shown.text}
          </p>
        )}
        <Alert words={query.isError ? sentence(query.error) : null} />
      </div>
      {shown && hasGap(shown.text) && <p className="text-xs text-ink-soft">{t.gaps}</p>}
    </figure>
  )
}
