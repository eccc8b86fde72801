/** How choices look on the person's phone: pressable where Zalo takes them, numbered lines where it does not. */
import type { ReactNode } from 'react'
import { useText } from '../../text/text.ts'
import { type Choices, numbered } from './choices.ts'

export function ChoicesPreview({ text, choices }: { text: string; choices: Choices }) {
  const t = useText().messages.choices
  const { form, items } = choices
  if (items.length === 0) return null
  const words = text.trim()
  return (
    <div className="grid gap-3 rounded-xl bg-sunken p-3 sm:grid-cols-2">
      <Phone title={t.preview}>
        {form === 'buttons' && <p className="break-words whitespace-pre-wrap">{words || t.noText}</p>}
        <ul className="flex flex-col gap-1.5">
          {items.map(({ title, subtitle }, order) => (
            <li
              key={`${order}${title}`}
              className={`rounded-lg border border-edge px-3 py-1.5 break-words ${form === 'buttons' ? 'text-center font-medium' : ''}`}
            >
              <span className="font-medium">{title}</span>
              {subtitle && <span className="block text-xs text-ink-soft">{subtitle}</span>}
            </li>
          ))}
        </ul>
      </Phone>
      <Phone title={t.fallback}>
        <p className="break-words whitespace-pre-wrap">
          {numbered(form === 'buttons' ? words || t.noText : '', items)}
        </p>
      </Phone>
    </div>
  )
}

function Phone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-xs font-medium text-ink-soft">{title}</h3>
      <div className="flex flex-col gap-2 rounded-2xl rounded-bl-md border border-line bg-surface px-3.5 py-2 text-sm">
        {children}
      </div>
    </section>
  )
}
