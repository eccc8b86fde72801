/** Building what a person can choose from: up to five choices, and beside them how the phone shows them. */
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Choice as Pick } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useTimes } from '../use-times.ts'
import {
  type Choice,
  type Choices,
  isUsable,
  choicesLimit,
  noChoice,
  subtitleLimit,
  tidy,
  titleLimit,
} from './choices.ts'
import { ChoicesPreview } from './choices-preview.tsx'

type BuilderProps = { text: string; first: Choices | null; onUse: (choices: Choices) => void }

export function ChoicesBuilder({ text, first, onUse }: BuilderProps) {
  const t = useText().messages.choices
  const { number } = useTimes()
  const [choices, setChoices] = useState<Choices>(first ?? { form: 'buttons', items: [noChoice, noChoice] })
  const { form, items } = choices
  const [begun] = useState(items.length)
  const set = (order: number, part: Partial<Choice>) =>
    setChoices({ form, items: items.map((item, place) => (place === order ? { ...item, ...part } : item)) })
  return (
    <form
      className="flex flex-col gap-4 p-5"
      onSubmit={event => {
        event.preventDefault()
        if (isUsable(choices)) onUse(tidy(choices))
      }}
    >
      <p className="text-sm text-ink-soft">{t.what}</p>
      <Pick
        label={t.form}
        value={form}
        onChange={next => setChoices({ form: next, items })}
        options={[
          { value: 'buttons', words: t.buttons },
          { value: 'list', words: t.list },
        ]}
      />
      <ol className="flex flex-col gap-3">
        {items.map(({ title, subtitle }, order) => (
          // oxlint-disable-next-line react/no-array-index-key -- a choice is its place
          <li key={order} className="flex items-end gap-2">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <Field
                label={t.item(number(order + 1))}
                value={title}
                maxLength={titleLimit}
                autoFocus={order === 0 || order >= begun}
                onChange={words => set(order, { title: words })}
              />
              {form === 'list' && (
                <Field
                  label={t.subtitle(number(order + 1))}
                  value={subtitle}
                  maxLength={subtitleLimit}
                  onChange={words => set(order, { subtitle: words })}
                />
              )}
            </div>
            <Button
              look="quiet"
              className="mb-1"
              tip={t.remove(number(order + 1))}
              icon={<X size={18} aria-hidden />}
              isDisabled={items.length === 1}
              onPress={() => setChoices({ form, items: items.filter((_, place) => place !== order) })}
            />
          </li>
        ))}
      </ol>
      {items.length < choicesLimit && (
        <Button
          className="self-start"
          icon={<Plus size={16} aria-hidden />}
          onPress={() => setChoices({ form, items: [...items, noChoice] })}
        >
          {t.add}
        </Button>
      )}
      <ChoicesPreview text={text} choices={tidy(choices)} />
      <div className="flex justify-end">
        <Button look="primary" type="submit" isDisabled={!isUsable(choices)}>
          {t.use}
        </Button>
      </div>
    </form>
  )
}
