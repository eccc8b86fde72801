/** Trang: for keepers, what a page does: whether it speaks, when it is open, and what is said outside its hours. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { hoursQuery } from '../../api/queries.ts'
import type { Me, PageHours } from '../../api/shapes.ts'
import { Pick } from '../../ui/pick.tsx'
import { useMe } from '../me.tsx'
import { Empty, Loaded, Sheet } from '../records/sheet.tsx'
import { Days } from './days.tsx'
import { Hours } from './hours.tsx'
import { Mode } from './mode.tsx'
import { Note } from './note.tsx'
import { useDutyText } from '../duty-text.ts'

export function PagesScreen() {
  const t = useDutyText().pages
  const { pages } = useMe()
  return (
    <Sheet title={t.title} lead={t.what}>
      {pages.length === 0 ? <Empty words={t.none} /> : <OfPages pages={pages} />}
    </Sheet>
  )
}

function OfPages({ pages }: { pages: Me['pages'] }) {
  const t = useDutyText().pages
  const search = useSearch({ from: '/pages' })
  const navigate = useNavigate()
  const { page_id } = pages.find(page => page.page_id === search.page) ?? (pages[0] as Me['pages'][number])
  const query = useQuery(hoursQuery(page_id))
  return (
    <>
      {pages.length > 1 && (
        <Pick
          label={t.page}
          value={page_id}
          options={pages.map(page => ({ value: page.page_id, words: page.name }))}
          onChange={page => void navigate({ to: '/pages', search: { page } })}
        />
      )}
      <Loaded query={query}>{page => <Settings key={page.page_id} page={page} />}</Loaded>
    </>
  )
}

/** A page seen by somebody who keeps another one is shown and not changed. */
function Settings({ page }: { page: PageHours }) {
  const mayChange = page.may.includes('page.set_hours')
  return (
    <>
      <Mode page={page} />
      <Hours page={page} mayChange={mayChange} />
      <Days page={page} mayChange={mayChange} />
      <Note page={page} mayChange={mayChange} />
    </>
  )
}
