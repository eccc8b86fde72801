/** What an officer may do with one message of the person: quote it, or react to it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Reply, X } from 'lucide-react'
import { react, type Reaction } from '../../api/calls.ts'
import { linesQuery } from '../../api/queries.ts'
import type { MessageLine } from '../../api/shapes.ts'
import { mayWrite, type Talk } from '../../api/talk.ts'
import { useText } from '../../text/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { say } from '../../ui/toast.tsx'
import { sentence } from '../wrong.tsx'
import { reactionIcons } from './kinds/reactions.tsx'
import { withLines } from './lines.ts'
import { quote } from './quote.ts'

const offered = ['like', 'heart', 'haha', 'surprised', 'sad', 'angry', 'worried'] as const

export function MessageMenu({ talk, message }: { talk: Talk; message: MessageLine }) {
  const t = useText().messages
  const queries = useQueryClient()
  const reacting = useMutation({
    mutationFn: (icon: Reaction) => react(talk, message.id, icon),
    onSuccess: ({ line }) => queries.setQueryData(linesQuery(talk).queryKey, loaded => withLines(loaded, [line])),
    onError: error => say(sentence(error), 'wrong'),
  })
  const own = message.reactions.find(({ from }) => from === 'officer')?.icon
  const mayReply = talk.of !== 'tip' && mayWrite(talk, 'reply')
  const mayQuote = mayReply && message.may.includes('message.quote')
  const mayReact = mayReply && message.may.includes('message.react')
  if (!mayQuote && !mayReact) return null
  const pick = (id: string) => (id === 'quote' ? quote(talk, message.id) : reacting.mutate(id as Reaction))
  const items = [
    ...(mayQuote ? [{ id: 'quote', words: t.quote.title, icon: <Reply size={16} aria-hidden /> }] : []),
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
    <MenuButton
      tip={t.menu}
      icon={<Ellipsis size={18} aria-hidden />}
      items={items}
      onPick={pick}
      className="shrink-0 self-center opacity-0 group-hover:opacity-100 focus-within:opacity-100 data-[open=true]:opacity-100 pointer-coarse:opacity-100"
    />
  )
}
