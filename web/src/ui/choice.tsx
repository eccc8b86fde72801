/** Hides a small row of choices of which one holds. */
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; words: string }[]
  onChange: (value: Value) => void
}

/** One of a few; arrow keys move between them. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => onChange([...keys][0] as Value)}
      className="inline-flex rounded-lg bg-sunken p-0.5"
    >
      {options.map(option => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className="min-h-8 rounded-md px-2.5 text-sm text-ink-soft data-[selected]:bg-surface data-[selected]:font-medium data-[selected]:text-ink data-[selected]:shadow-[0_1px_3px_var(--shade)]"
        >
          {option.words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
