/** One case: who told of it, what is to be done, what was done; beside it what may come next and by when. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft, LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import type { CaseWhole } from '../../api/case-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useCategories } from '../categories.ts'
import { grouped } from '../codes.ts'
import { DeskHead } from '../desk-head.tsx'
import { useKeys } from '../keys.ts'
import { UrgencyMark } from '../urgency-mark.tsx'
import { Wrong } from '../wrong.tsx'
import { CaseContext } from './context.tsx'
import type { CaseSearch } from './filter.ts'
import { CaseForm, type CaseWish } from './forms.tsx'
import { Informants } from './informants.tsx'
import { Matters } from './matters.tsx'
import { NoteField } from './note-field.tsx'
import { caseQuery } from './queries.ts'
import { Referrals } from './referrals.tsx'
import { Tasks } from './tasks.tsx'
import { useCaseText } from './text.ts'
import { Timeline } from './timeline.tsx'

export function CaseDesk({ id, search }: { id: string; search: CaseSearch }) {
  const { back: backWord, loading } = useText()
  const query = useQuery(caseQuery(id))
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/cases', search })
  useKeys({ Escape: back })
  if (query.data) return <Open whole={query.data} onBack={back} />
  return (
    <section className="flex min-w-0 flex-1 flex-col">
      <div className="p-2 md:hidden">
        <Button look="quiet" tip={backWord} icon={<ArrowLeft size={20} />} onPress={back} />
      </div>
      {query.isPending ? (
        <SkeletonRows count={6} words={loading} />
      ) : (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      )}
    </section>
  )
}

function Open({ whole, onBack }: { whole: CaseWhole; onBack: () => void }) {
  const { close } = useText()
  const t = useCaseText()
  const [panel, setPanel] = useState(false)
  const [wish, setWish] = useState<CaseWish | null>(null)
  const ask = (next: CaseWish) => {
    setPanel(false)
    setWish(next)
  }
  return (
    <>
      <section aria-label={grouped(whole.case.code)} className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper">
        <Head whole={whole} onBack={onBack} onPanel={() => setPanel(true)} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
        <div
          tabIndex={0}
          role="region"
          aria-label={t.info}
          className="min-h-0 flex-1 overflow-y-auto focus-visible:outline-offset-[-2px]"
        >
          <div className="mx-auto flex w-full max-w-190 flex-col gap-8 px-4 py-5 md:px-6">
            <Matters whole={whole} onWish={ask} />
            <Informants whole={whole} onWish={ask} />
            <Tasks whole={whole} onWish={ask} />
            <Referrals whole={whole} onWish={ask} />
            <Timeline id={whole.case.id} />
          </div>
        </div>
        {whole.case.may.includes('case.note') && <NoteField id={whole.case.id} />}
      </section>
      <aside
        aria-label={t.next}
        className="hidden w-85 shrink-0 overflow-y-auto border-l border-line bg-surface lg:block"
      >
        <CaseContext whole={whole} onWish={ask} />
      </aside>
      <Dialog shape="side" title={t.info} closeWord={close} isOpen={panel} onClose={() => setPanel(false)}>
        <CaseContext whole={whole} onWish={ask} />
      </Dialog>
      {wish && <CaseForm whole={whole} wish={wish} onClose={() => setWish(null)} />}
    </>
  )
}

function Head({ whole, onBack, onPanel }: { whole: CaseWhole; onBack: () => void; onPanel: () => void }) {
  const t = useCaseText()
  const names = useCategories()
  const one = whole.case
  return (
    <DeskHead
      name={one.category ? (names[one.category] ?? one.category) : t.noCategory}
      signs={
        <>
          <UrgencyMark urgency={one.urgency} />
          {one.confidentiality === 'confidential' && <LockKeyhole size={15} className="text-ink-soft" aria-hidden />}
        </>
      }
      line={
        <>
          <span className="select-all">{grouped(one.code)}</span> · {t.states[one.state]} · {one.unit.name}
        </>
      }
      info={t.info}
      onBack={onBack}
      onPanel={onPanel}
    />
  )
}
