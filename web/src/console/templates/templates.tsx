/** Mẫu trả lời: the templates a unit has and inherits, and writing them. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { endTemplate, listTemplates, type Template, type Templates } from '../../api/template-calls.ts'
import { Button } from '../../ui/button.tsx'
import { Pick } from '../../ui/pick.tsx'
import { ActForm } from '../act-form.tsx'
import { useKeys } from '../keys.ts'
import { useOwnUnits } from '../own-units.ts'
import { Empty, Loaded, Sheet } from '../records/sheet.tsx'
import { useTimes } from '../use-times.ts'
import { TemplateForm } from './form.tsx'
import { useTemplateText } from './text.ts'

export function TemplatesScreen() {
  const t = useTemplateText()
  const units = useOwnUnits()
  const search = useSearch({ from: '/templates' })
  const navigate = useNavigate()
  const unit_id = units.find(each => each.unit_id === search.unit)?.unit_id ?? units[0]?.unit_id ?? ''
  const query = useQuery({
    queryKey: ['unit-templates', unit_id],
    queryFn: () => listTemplates(unit_id),
    enabled: unit_id !== '',
  })
  return (
    <Sheet title={t.title} lead={t.what}>
      {units.length > 1 && (
        <Pick
          label={t.unit}
          value={unit_id}
          options={units.map(each => ({ value: each.unit_id, words: each.name }))}
          onChange={unit => void navigate({ to: '/templates', search: { unit } })}
        />
      )}
      <Loaded query={query}>{all => <OfUnit unit_id={unit_id} all={all} />}</Loaded>
    </Sheet>
  )
}

type Open = { do: 'write'; from: Template | null } | { do: 'end'; which: Template } | null

function OfUnit({ unit_id, all: { templates, variables } }: { unit_id: string; all: Templates }) {
  const t = useTemplateText()
  const [open, setOpen] = useState<Open>(null)
  const add = () => setOpen({ do: 'write', from: null })
  const close = () => setOpen(null)
  useKeys({ P: add })
  return (
    <section className="flex flex-col gap-4">
      <div>
        <Button look="primary" keyName="P" icon={<Plus size={16} aria-hidden />} onPress={add}>
          {t.add}
        </Button>
      </div>
      {templates.length === 0 ? (
        <Empty words={t.none} />
      ) : (
        <ul className="border-b border-line">
          {templates.map(one => (
            <Row
              key={one.template_id}
              template={one}
              onEdit={() => setOpen({ do: 'write', from: one })}
              onEnd={() => setOpen({ do: 'end', which: one })}
            />
          ))}
        </ul>
      )}
      {open?.do === 'write' && (
        <TemplateForm unit_id={unit_id} from={open.from} variables={variables} onClose={close} />
      )}
      {open?.do === 'end' && (
        <ActForm
          title={t.endSure(open.which.title)}
          lead={t.endWhat}
          submit={t.end}
          done={t.ended}
          wish={() => endTemplate(unit_id, open.which.template_id)}
          again={[['unit-templates', unit_id], ['templates']]}
          onClose={close}
        />
      )}
    </section>
  )
}

function Row({ template, onEdit, onEnd }: { template: Template; onEdit: () => void; onEnd: () => void }) {
  const t = useTemplateText()
  const times = useTimes()
  const { title, shortcut, text, inherited, unit_name, written_by, valid_from, valid_to } = template
  const days = [
    ...(valid_from > times.now ? [t.from(times.moment(valid_from))] : []),
    ...(valid_to === null ? [] : [t.to(times.moment(valid_to))]),
  ]
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-t border-line py-3.5">
      <div className="flex min-w-60 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{title}</span>
          <code className="text-sm text-ink-soft">/{shortcut}</code>
        </p>
        <p className="max-w-prose text-sm break-words whitespace-pre-line text-ink-soft">{text}</p>
        <p className="text-xs text-ink-faint">
          {[inherited ? t.inherited(unit_name) : t.by(written_by), ...days].join(' · ')}
        </p>
      </div>
      <div className="flex gap-2">
        <Button onPress={onEdit}>{inherited ? t.own : t.edit}</Button>
        {!inherited && (
          <Button look="quiet" onPress={onEnd}>
            {t.end}
          </Button>
        )}
      </div>
    </li>
  )
}
