/** One open conversation: its head, its messages, the composer, and the right pane (a panel where there is no room). */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft, ShieldCheck } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Ref } from '../../api/calls.ts'
import { conversationQuery } from '../../api/queries.ts'
import type { Conversation } from '../../api/shapes.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonBubbles } from '../../ui/skeleton.tsx'
import type { Filter } from '../inbox/filter.ts'
import { DeskHead, Sign } from '../desk-head.tsx'
import { useKeys } from '../keys.ts'
import { useTimes } from '../use-times.ts'
import { Wrong } from '../wrong.tsx'
import { Acts } from './acts.tsx'
import { Composer } from './composer.tsx'
import { Context } from './context.tsx'
import { Here } from './beside/here.tsx'
import type { Wish } from './handing/forms.tsx'
import { Standing } from './handing/standing.tsx'
import { Thread } from './thread.tsx'
import { WebVisitor } from './web-visitor.tsx'
import { useActs } from './use-acts.ts'

const HandingForm = lazy(async () => ({ default: (await import('./handing/forms.tsx')).HandingForm }))

export function Desk({ conversation, filter }: { conversation: Ref; filter: Filter }) {
  const t = useText()
  const query = useQuery(conversationQuery(conversation))
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/inbox', search: filter })
  useKeys({ Escape: back })
  if (query.data) return <Open conversation={query.data} onBack={back} />
  return (
    <section className="flex min-w-0 flex-1 flex-col">
      <div className="p-2 md:hidden">
        <Button look="quiet" tip={t.back} icon={<ArrowLeft size={20} />} onPress={back} />
      </div>
      {query.isPending ? (
        <SkeletonBubbles words={t.loading} />
      ) : (
        <Wrong error={query.error} onRetry={() => void query.refetch()} />
      )}
    </section>
  )
}

function Open({ conversation, onBack }: { conversation: Conversation; onBack: () => void }) {
  const t = useText()
  const [form, setForm] = useState<Wish | null>(null)
  const acts = useActs(conversation, wish => (setPanel(false), setForm(wish)))
  const [panel, setPanel] = useState(false)
  const claim = acts.offered.filter(one => one.name === 'claim')
  return (
    <>
      <section aria-label={conversation.alias} className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper">
        <Head conversation={conversation} onBack={onBack} onPanel={() => setPanel(true)} />
        <Thread talk={conversation} />
        <Here page_id={conversation.page_id} id={conversation.id} />
        <Standing conversation={conversation} onReturn={() => setForm('return')} />
        {claim.length > 0 && (
          <div className="border-t border-line bg-surface px-4 py-2.5 lg:hidden">
            <Acts conversation={conversation} offered={claim} isPending={acts.isPending} />
          </div>
        )}
        <Composer talk={conversation} />
      </section>
      <aside
        aria-label={t.thread.info}
        className="hidden w-85 shrink-0 overflow-y-auto border-l border-line bg-surface lg:block"
      >
        <Context conversation={conversation} acts={acts} />
      </aside>
      <Dialog shape="side" title={t.thread.info} closeWord={t.close} isOpen={panel} onClose={() => setPanel(false)}>
        <Context conversation={conversation} acts={acts} />
      </Dialog>
      {form && (
        <Suspense>
          <HandingForm wish={form} conversation={conversation} onClose={() => setForm(null)} />
        </Suspense>
      )}
    </>
  )
}

type HeadProps = { conversation: Conversation; onBack: () => void; onPanel: () => void }

function Head({ conversation, onBack, onPanel }: HeadProps) {
  const t = useText()
  const times = useTimes()
  const { alias, window, page_name, address } = conversation
  return (
    <DeskHead
      name={alias}
      signs={
        address === 'web' ? (
          <WebVisitor />
        ) : (
          <Sign Icon={ShieldCheck} title={t.context.sealed} why={t.context.sealWhy} look="text-jade" />
        )
      }
      line={
        <>
          {window.open && window.until !== null ? t.row.until(times.day(window.until)) : t.row.closed} · {page_name}
        </>
      }
      info={t.thread.info}
      onBack={onBack}
      onPanel={onPanel}
    />
  )
}
