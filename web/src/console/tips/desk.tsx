/** One tip: what the informant told under their alias, the composer, and beside it what may come next. T classifies, R replies, N notes. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft, EyeOff, LockKeyhole, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Tip } from '../../api/tip-calls.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonBubbles } from '../../ui/skeleton.tsx'
import { DeskHead, Sign } from '../desk-head.tsx'
import { useKeys } from '../keys.ts'
import { Composer } from '../thread/composer.tsx'
import { Thread } from '../thread/thread.tsx'
import { UrgencyMark } from '../urgency-mark.tsx'
import { useTimes } from '../use-times.ts'
import { useWide } from '../use-wide.ts'
import { Wrong } from '../wrong.tsx'
import { TipContext } from './context.tsx'
import type { TipSearch } from './filter.ts'
import { TipForm, type TipWish } from './forms.tsx'
import { tipQuery, triageQuery } from './queries.ts'
import { talkOf } from './talk.ts'
import { useTipText } from './text.ts'
import { TriagePanel } from './triage-panel.tsx'

export function TipDesk({ id, search }: { id: string; search: TipSearch }) {
  const { back: backWord, loading } = useText()
  const query = useQuery(tipQuery(id))
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/tips', search })
  if (query.data) return <Open tip={query.data} onBack={back} />
  return (
    <section className="flex min-w-0 flex-1 flex-col">
      <div className="p-2 md:hidden">
        <Button look="quiet" tip={backWord} icon={<ArrowLeft size={20} />} onPress={back} />
      </div>
      {query.isPending ? (
        <SkeletonBubbles words={loading} />
      ) : (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      )}
    </section>
  )
}

type Pane = 'context' | 'triage'

function Open({ tip, onBack }: { tip: Tip; onBack: () => void }) {
  const { close } = useText()
  const t = useTipText()
  const wide = useWide()
  const [pane, setPane] = useState<Pane>('context')
  const [panel, setPanel] = useState(false)
  const [wish, setWish] = useState<TipWish | null>(null)
  const talk = talkOf(tip, t)
  const mayTriage = tip.may.includes('tip.triage')
  useQuery({ ...triageQuery(tip.id), enabled: mayTriage }) // there when T is pressed: what is typed next goes into its field
  const triage = () => {
    setPane('triage')
    setPanel(true)
  }
  const toContext = () => {
    setPane('context')
    setPanel(false)
  }
  const ask = (next: TipWish) => {
    setPanel(false)
    setWish(next)
  }
  useKeys({ T: mayTriage && triage, Escape: pane === 'triage' ? toContext : onBack })
  const inside =
    pane === 'triage' ? (
      <TriagePanel tip={tip} onDone={toContext} />
    ) : (
      <TipContext tip={tip} onTriage={triage} onWish={ask} />
    )
  const title = pane === 'triage' ? t.triage.title : t.info
  return (
    <>
      <section aria-label={tip.alias} className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper">
        <Head tip={tip} onBack={onBack} onPanel={() => setPanel(true)} />
        <Thread talk={talk} />
        <Composer talk={talk} />
      </section>
      {wide ? (
        <aside aria-label={title} className="w-85 shrink-0 overflow-y-auto border-l border-line bg-surface">
          {pane === 'triage' && <h2 className="px-5 pt-5 font-medium">{title}</h2>}
          {inside}
        </aside>
      ) : (
        <Dialog shape="side" title={title} closeWord={close} isOpen={panel} onClose={toContext}>
          {inside}
        </Dialog>
      )}
      {wish && <TipForm tip={tip} wish={wish} onClose={() => setWish(null)} />}
    </>
  )
}

function Head({ tip, onBack, onPanel }: { tip: Tip; onBack: () => void; onPanel: () => void }) {
  const t = useTipText()
  const times = useTimes()
  const { window } = tip
  const until =
    window === null
      ? t.noWindow
      : window.open && window.until !== null
        ? t.window(times.day(window.until))
        : t.windowClosed
  return (
    <DeskHead
      name={tip.alias}
      signs={
        <>
          <Sign Icon={ShieldCheck} title={t.sealed} why={t.sealedWhy} look="text-jade" />
          {tip.confidentiality === 'confidential' && (
            <Sign Icon={LockKeyhole} title={t.confidential} why={t.confidentialWhy} look="text-ink-soft" />
          )}
          {tip.keep_from_beat && <Sign Icon={EyeOff} title={t.kept} why={t.keptWhy} look="text-ink-soft" />}
          <UrgencyMark urgency={tip.urgency} />
        </>
      }
      line={
        <>
          <span className="select-all">{tip.code}</span> · {until} · {tip.page_name}
        </>
      }
      info={t.info}
      onBack={onBack}
      onPanel={onPanel}
    />
  )
}
