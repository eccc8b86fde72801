/** The three buttons above the list: search, filters, one thing for all of it. What they open comes when it is asked for. */
import { ListChecks, Search, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Counts } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { useKeys } from '../keys.ts'
import { type Filter, isNarrowed } from './filter.ts'
import { openTool, tool } from './tool-store.ts'

const ToolWindow = lazy(async () => ({ default: (await import('./tool-window.tsx')).ToolWindow }))

export function Tools({ filter, counts }: { filter: Filter; counts: Counts | undefined }) {
  const { inbox: t } = useText()
  const open = useStore(tool)
  const acts = { S: () => openTool('search'), L: () => openTool('filters'), X: () => openTool('batch') }
  useKeys(acts)
  return (
    <>
      <Button look="quiet" tip={t.search} keyName="S" icon={<Search size={18} aria-hidden />} onPress={acts.S} />
      <Button
        look="quiet"
        tip={t.narrow}
        keyName="L"
        className={isNarrowed(filter) ? 'bg-jade-wash text-jade' : ''}
        icon={<SlidersHorizontal size={18} aria-hidden />}
        onPress={acts.L}
      />
      <Button look="quiet" tip={t.batch} keyName="X" icon={<ListChecks size={18} aria-hidden />} onPress={acts.X} />
      {open && (
        <Suspense>
          <ToolWindow open={open} filter={filter} counts={counts} onClose={() => tool.set(null)} />
        </Suspense>
      )}
    </>
  )
}
