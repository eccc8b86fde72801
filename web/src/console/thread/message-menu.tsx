/** What an officer may do with one message of the person: quote it, react to it, make it the first of a tip. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, FileInput, Reply, Split, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { react, type Reaction } from '../../api/calls.ts'
import { linesQuery } from '../../api/queries.ts'
import type { MessageLine } from '../../api/shapes.ts'
import { mayWrite, type Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { say } from '../../ui/toast.tsx'
import { useMe } from '../me.tsx'
import { sentence } from '../wrong.tsx'
import { reactionIcons } from './kinds/reactions.tsx'
import { withLines } from './lines.ts'
import { quote } from './quote.ts'

const LeaveForm = lazy(async () => ({ default: (await import('../tips/leave-form.tsx')).LeaveForm }))

const offered = ['like', 'heart', 'haha', 'surprised', 'sad', 'angry', 'worried'] as const

export function MessageMenu({ talk, message }: { talk: Talk; message: MessageLine }) {
  const t = useText().messages
  const queries = useQueryClient()
  const me = useMe()
  const [leaving, setLeaving] = useState(false)
  const reacting = useMutation({
    mutationFn: (icon: Reaction) => react(talk, message.id, icon),
    onSuccess: ({ line }) => queries.setQueryData(linesQuery(talk).queryKey, loaded => withLines(loaded, [line])),
    onError: error => say(sentence(error), 'wrong'),
  })
  const own = message.reactions.find(({ from }) => from === 'officer')?.icon
  const mayReply = talk.of !== 'tip' && mayWrite(talk, 'reply')
  const mayQuote = mayReply && message.may.includes('message.quote')
  const mayReact = mayReply && message.may.includes('message.react')
  const isTip = talk.of === 'tip'
  const mayLeave = message.from === 'citizen' && (isTip ? talk.may.includes('tip.triage') : me.may.includes('tip.make'))
  if (!mayQuote && !mayReact && !mayLeave) return null
  const pick = (id: string) => {
    if (id === 'leave') setLeaving(true)
    else if (id === 'quote') quote(talk, message.id)
    else reacting.mutate(id as Reaction)
  }
  const items = [
    ...(mayQuote ? [{ id: 'quote', words: t.quote.title, icon: <Reply size={16} aria-hidden /> }] : []),
    ...(mayLeave
      ? [
          isTip
            ? { id: 'leave', words: t.divideTip, icon: <Split size={16} aria-hidden /> }
            : { id: 'leave', words: t.makeTip, icon: <FileInput size={16} aria-hidden /> },
        ]
      : []),
    ...(mayReact
      ? offered.map(icon => {
          const Icon = reactionIcons[icon]
          const words = t.reactions.icons[icon] ?? icon
          return { id: icon, words, icon: <Icon size={16} aria-hidden />, chosen: own === icon }
        })
      : []),
    ...(mayReact && own ? [{ id: 'none', words: t.reactions.takeBack, icon: <X size={16} aria-hidden /> }] : []),
  ]
  return (
    <>
      <MenuButton
        tip={t.menu}
        icon={<Ellipsis size={18} aria-hidden />}
        items={items}
        onPick={pick}
        className="shrink-0 self-center opacity-0 group-hover:opacity-100 focus-within:opacity-100 data-[open=true]:opacity-100 pointer-coarse:opacity-100"
      />
      {leaving && (
        <Suspense>
          <LeaveForm thread={talk} message_id={message.id} onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </>
  )
}
