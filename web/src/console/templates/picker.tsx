/** The templates that fit what is typed behind "/" in the composer: arrows choose, Enter puts one in the field's place. */
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import { filledTemplates } from '../../api/template-calls.ts'
import type { ThreadRef } from '../../api/talk.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useText } from '../../text/text.ts'
import { findTemplates } from './find.ts'
import { useTemplateText } from './text.ts'

type PickerProps = {
  thread: ThreadRef
  typed: string
  field: RefObject<HTMLTextAreaElement | null>
  onPick: (text: string) => void
}

export function TemplatePicker({ thread, typed, field, onPick }: PickerProps) {
  const t = useTemplateText()
  const { loading } = useText()
  const query = useQuery({
    queryKey: ['templates', thread.page_id, thread.id],
    queryFn: () => filledTemplates(thread),
    staleTime: 60_000,
  })
  const found = findTemplates(query.data?.templates ?? [], typed)
  const [at, setAt] = useState(0)
  const chosen = found[Math.min(at, found.length - 1)]

  useEffect(() => setAt(0), [typed])
  useEffect(() => {
    const element = field.current
    if (!element) return
    const press = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const picks = (event.key === 'Enter' || event.key === 'Tab') && !event.isComposing && chosen !== undefined
      if (step === undefined && !picks) return
      event.preventDefault()
      event.stopPropagation()
      if (picks) onPick(chosen.text)
      else setAt(now => (now + (step ?? 0) + found.length) % Math.max(1, found.length))
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [field, chosen, found.length, onPick])

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.setAttribute('aria-controls', listName)
    if (chosen) element.setAttribute('aria-activedescendant', optionName(chosen.template_id))
    return () => {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [field, chosen])

  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-float">
      <ul id={listName} role="listbox" aria-label={t.list} className="max-h-72 overflow-y-auto p-1">
        {found.map(one => (
          <li
            key={one.template_id}
            id={optionName(one.template_id)}
            role="option"
            aria-selected={one === chosen}
            // the field keeps the focus
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPick(one.text)}
            className="flex cursor-default flex-col rounded-md px-3 py-1.5 hover:bg-hover aria-selected:bg-jade-wash"
          >
            <span className="flex items-baseline gap-2 text-sm">
              <span className="font-medium">{one.title}</span>
              <span className="text-xs text-ink-soft">/{one.shortcut}</span>
            </span>
            <span className="truncate text-[13px] text-ink-soft">{one.text}</span>
          </li>
        ))}
      </ul>
      {query.isPending && <SkeletonRows count={2} words={loading} />}
      <p role="status" className="border-t border-line px-3 py-1.5 text-xs text-ink-soft">
        {query.data && found.length === 0 ? t.noMatch : t.picker}
      </p>
    </div>
  )
}

const listName = 'template-list'
const optionName = (id: string): string => `template-${id}`
