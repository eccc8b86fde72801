/** Hides how a choice of many looks: the browser's own list, which works by keyboard and on a phone. */
import { useId } from 'react'

type PickProps = {
  label: string
  value: string
  options: readonly { value: string; words: string }[]
  onChange: (value: string) => void
}

/** One of many, with its label above. */
export function Pick({ label, value, options, onChange }: PickProps) {
  const id = useId()
  return (
    <div className="flex max-w-md min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="h-11 min-w-0 rounded-lg border border-edge bg-surface px-3 text-base text-ink"
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  )
}
