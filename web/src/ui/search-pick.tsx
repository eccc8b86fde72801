/** Hides a choice of very many: a field that finds by a few letters, with or without Vietnamese marks. */
import { ChevronDown } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { fitting } from './unmarked.ts'

type SearchPickProps = {
  label: string
  hint: string
  /** Name of the button that shows all. */
  show: string
  /** What is said where nothing fits. */
  none: string
  value: string | null
  options: readonly { value: string; words: string }[]
  onChange: (value: string) => void
  autoFocus?: boolean
}

export function SearchPick({ label, hint, show, none, value, options, onChange, autoFocus = false }: SearchPickProps) {
  const chosen = options.find(option => option.value === value)?.words ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const items = fitting(options, typed ?? '').map(({ value: id, words }) => ({ id, words }))
  const choose = (key: string | number | null) => {
    setTyped(null)
    if (key !== null) onChange(String(key))
  }
  /** What was typed and not chosen is dropped with the field. */
  const leave = () => setTyped(null)
  /** The list, opening, tells the field of focus again: what is being typed stays. */
  const selectAll = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
    if (typed === null) currentTarget.select()
  }
  /** Enter without a walk through the list takes what fits best. */
  const takeFirst = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const walked = event.target instanceof HTMLElement && event.target.hasAttribute('aria-activedescendant')
    const first = items[0]
    if (walked || !first || typed === null || typed.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    choose(first.id)
  }
  return (
    <ComboBox
      items={items}
      inputValue={typed ?? chosen}
      onInputChange={text => setTyped(text === chosen ? null : text)}
      selectedKey={value}
      onSelectionChange={choose}
      onBlur={leave}
      allowsEmptyCollection
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium text-ink">{label}</Label>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is that of the field inside */}
      <div className="relative" onKeyDownCapture={takeFirst}>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was asked for by a key
          autoFocus={autoFocus}
          onFocus={selectAll}
          className="h-11 w-full rounded-lg border border-edge bg-surface pr-10 pl-3 text-base text-ink data-[focused]:border-jade"
        />
        <Button
          aria-label={show}
          className="absolute top-1 right-1 flex size-9 items-center justify-center rounded-md text-ink-soft"
        >
          <ChevronDown size={17} aria-hidden />
        </Button>
      </div>
      <Text slot="description" className="text-xs text-ink-faint">
        {hint}
      </Text>
      <Popover
        offset={4}
        className="w-(--trigger-width) overflow-auto rounded-xl border border-line bg-surface shadow-float"
      >
        <ListBox
          renderEmptyState={() => <p className="px-3 py-2 text-sm text-ink-soft">{none}</p>}
          className="max-h-72 overflow-auto p-1 outline-none"
        >
          {(option: { id: string; words: string }) => (
            <ListBoxItem
              id={option.id}
              textValue={option.words}
              className="cursor-default rounded-md px-2.5 py-1.5 text-sm text-ink outline-none data-[focused]:bg-jade-wash data-[selected]:font-medium"
            >
              {option.words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
