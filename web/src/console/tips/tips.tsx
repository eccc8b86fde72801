/** Tin báo: the queue, one tip, and what may be done with it. J and K walk the queue, G enters one by hand. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { MailSearch } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useText } from '../../text/text.ts'
import { State } from '../../ui/states.tsx'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { TipDesk } from './desk.tsx'
import { EntryForm } from './entry-form.tsx'
import { askedTips } from './filter.ts'
import { TipList } from './list.tsx'
import { tipsQuery } from './queries.ts'
import { useTipText } from './text.ts'

export function TipsScreen() {
  const { product } = useText()
  const t = useTipText()
  const me = useMe()
  const search = useSearch({ from: '/tips' })
  const { tipId } = useParams({ strict: false })
  const navigate = useNavigate()
  const [enters, setEnters] = useState(false)
  const query = useInfiniteQuery(tipsQuery(askedTips(search)))
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap(page => page.tips) ?? []
    return [...new Map(all.map(tip => [tip.id, tip])).values()]
  }, [query.data])
  const counts = query.data?.pages[0]?.counts

  const at = rows.findIndex(row => row.id === tipId)
  const open = (id: string) => void navigate({ to: '/tips/$tipId', params: { tipId: id }, search })
  const go = (step: number) => {
    const next = rows[at < 0 ? 0 : at + step]
    if (next) open(next.id)
  }
  const mayEnter = me.may.includes('tip.enter')
  const enter = () => setEnters(true)
  useKeys({ J: () => go(1), K: () => go(-1), G: mayEnter && enter, Enter: at < 0 && (() => go(1)) })

  const unread = counts?.unread ?? 0
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${t.title} – ${product}`
  }, [unread, t, product])

  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t.title}</h1>
      <TipList
        search={search}
        query={query}
        rows={rows}
        counts={counts}
        openAt={at}
        open={tipId}
        onEnter={mayEnter ? enter : undefined}
      />
      {tipId ? (
        <TipDesk key={tipId} id={tipId} search={search} />
      ) : (
        <section className="hidden min-w-0 flex-1 md:flex">
          {rows.length > 0 && <State Icon={MailSearch} title={t.pick} words={t.pickHint} />}
        </section>
      )}
      {enters && <EntryForm onClose={() => setEnters(false)} onEntered={open} />}
    </div>
  )
}
