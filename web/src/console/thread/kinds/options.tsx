/** What the person was given to choose from, numbered as they may type it. */
import type { MessageLine } from '../../../api/shapes.ts'

type Option = NonNullable<MessageLine['options']>[number]

export function Options({ options }: { options: readonly Option[] }) {
  return (
    <ol className="flex w-72 max-w-full flex-col gap-1.5">
      {options.map(({ title, subtitle }, order) => (
        <li
          key={`${order}${title}`}
          className="flex gap-2 rounded-lg border border-jade-line bg-surface px-3 py-1.5 text-sm"
        >
          <span className="text-ink-soft">{order + 1}.</span>
          <span className="min-w-0 break-words">
            <span className="font-medium text-ink">{title}</span>
            {subtitle && <span className="block text-xs text-ink-soft">{subtitle}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
