/** One message: citizen left, ours right, automatic ones dashed, those typed in Zalo's own tool marked. */
import type { ReactNode } from 'react'
import type { MessageLine } from '../../api/shapes.ts'
import type { Talk } from '../../api/talk.ts'
import { type Text, useText } from '../../text/text.ts'
import { When } from '../when.tsx'
import { Body } from './kinds/body.tsx'
import { lineName } from './kinds/quoted.tsx'
import { Reactions } from './kinds/reactions.tsx'
import { MessageMenu } from './message-menu.tsx'
import { TickMark, TickTrouble } from './ticks.tsx'
import { Undo, useHeld } from './undo.tsx'

const looks = {
  citizen: 'border border-line bg-surface rounded-bl-md',
  officer: 'border border-jade-line bg-jade-wash rounded-br-md',
  bot: 'border border-dashed border-edge bg-transparent rounded-br-md',
  admin: 'border border-jade-line bg-surface rounded-br-md',
} as const

type MessageProps = { talk: Talk; message: MessageLine; goesOn: boolean }

export function Message({ talk, message, goesOn }: MessageProps) {
  const t = useText()
  const { id, from, delivery, at, reactions } = message
  const held = useHeld(talk, message)
  const citizen = talk.address === 'web' ? t.messages.webVisitor : t.thread.citizen
  return (
    <MessageShape
      id={lineName(id)}
      from={from}
      by={byWhom(message, citizen, t)}
      goesOn={goesOn}
      menu={<MessageMenu talk={talk} message={message} />}
      reactions={<Reactions reactions={reactions} citizen={citizen} />}
      below={
        <>
          <When at={at} as="clock" />
          {delivery && <TickMark delivery={delivery} />}
        </>
      }
      trouble={
        held === null ? (
          delivery && <TickTrouble thread={talk} delivery={delivery} />
        ) : (
          <Undo talk={talk} message_id={id} left={held} />
        )
      }
    >
      <Body message={message} />
    </MessageShape>
  )
}

type ShapeProps = {
  id?: string
  from: MessageLine['from']
  by: string
  /** The line before is by the same speaker: the name is only read out. */
  goesOn?: boolean
  menu?: ReactNode
  reactions?: ReactNode
  below: ReactNode
  trouble?: ReactNode
  children: ReactNode
}

/** The bubble and what stands around it; also used for messages on their way to the server. */
export function MessageShape({ id, from, by, goesOn = false, menu, reactions, below, trouble, children }: ShapeProps) {
  const ours = from !== 'citizen'
  return (
    <article
      id={id}
      tabIndex={-1}
      className={`group flex max-w-[85%] flex-col sm:max-w-[75%] ${goesOn ? '-mt-1' : ''} ${ours ? 'items-end self-end' : 'items-start self-start'}`}
    >
      <p className={goesOn ? 'sr-only' : 'px-1 text-xs text-ink-faint'}>{by}</p>
      <div className={`flex max-w-full gap-1 ${ours ? 'flex-row-reverse' : ''}`}>
        <div className={`min-w-0 overflow-hidden rounded-2xl px-3.5 py-2 ${looks[from]}`}>{children}</div>
        {menu}
      </div>
      {reactions}
      <p className="flex items-center gap-2 px-1 text-xs text-ink-faint">{below}</p>
      {trouble}
    </article>
  )
}

function byWhom({ from, officer_name }: MessageLine, citizen: string, t: Text): string {
  if (from === 'citizen') return citizen
  if (from === 'bot') return t.thread.automatic
  if (from === 'admin') return officer_name ? `${officer_name} · ${t.thread.fromZalo}` : t.thread.fromZalo
  return officer_name ?? ''
}
