/** Which window a tool of the list opens. */
import type { Counts } from '../../api/shapes.ts'
import { BatchWindow } from './batch.tsx'
import type { Filter } from './filter.ts'
import { FilterWindow } from './filter-window.tsx'
import { SearchWindow } from './search.tsx'
import type { Tool } from './tool-store.ts'

export type ToolProps = { filter: Filter; counts: Counts | undefined; onClose: () => void }

export function ToolWindow({ open, ...props }: ToolProps & { open: Tool }) {
  switch (open.name) {
    case 'search':
      return <SearchWindow {...props} first={open.words} />
    case 'filters':
      return <FilterWindow {...props} />
    case 'batch':
      return <BatchWindow {...props} />
  }
}
