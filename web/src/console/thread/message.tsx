/** One message: citizen left, ours right, automatic ones dashed, those typed in Zalo's own tool marked. */
import type { ReactNode } from 'react'
import type { Ref } from '../../api/calls.ts'
import type { MessageLine } from '../../api/shapes.ts'
import { type Text, useText } from '../../text/text.ts'
import { When } from '../when.tsx'
import { Picture } from './picture.tsx'
import { PlaceOf } from './place.tsx'
import { TickMark, TickTrouble } from './ticks.tsx'

const looks = {
  citizen: 'border border-line bg-surface rounded-bl-md',
  officer: 'border border-jade-line bg-jade-wash rounded-br-md',
  bot: 'border border-dashed border-edge bg-transparent rounded-br-md',
  admin: 'border border-jade-line bg-surface rounded-br-md',
} as const

type MessageProps = { conversation: Ref; message: MessageLine; goesOn: boolean }

export function Message({ conversation, message, goesOn }: MessageProps) {
  const t = useText()
  const { from, delivery, at } = message
  return (
    <MessageShape
      from={from}
      by={byWhom(message, t)}
      goesOn={goesOn}
      below={
        <>
          <When at={at} as="clock" />
          {delivery && <TickMark delivery={delivery} />}
        </>
      }
      trouble={delivery && <TickTrouble conversation={conversation} delivery={delivery} />}
    >
      <Body message={message} />
    </MessageShape>
  )
}

type ShapeProps = {
  from: MessageLine['from']
  by: string
  /** The line before is by the same speaker: the name is only read out. */
  goesOn?: boolean
  below: ReactNode
  trouble?: ReactNode
  children: ReactNode
}

/** The bubble and what stands above and below it; also used for messages on their way to the server. */
export function MessageShape({ from, by, goesOn = false, below, trouble, children }: ShapeProps) {
  const ours = from !== 'citizen'
  return (
    <article
      className={`flex max-w-[85%] flex-col sm:max-w-[75%] ${goesOn ? '-mt-1' : ''} ${ours ? 'items-end self-end' : 'items-start self-start'}`}
    >
      <p className={goesOn ? 'sr-only' : 'px-1 text-xs text-ink-faint'}>{by}</p>
      <div className={`max-w-full overflow-hidden rounded-2xl px-3.5 py-2 ${looks[from]}`}>{children}</div>
      <p className="flex items-center gap-2 px-1 text-xs text-ink-faint">{below}</p>
      {trouble}
    </article>
  )
}

function byWhom({ from, officer_name }: MessageLine, t: Text): string {
  if (from === 'citizen') return t.thread.citizen
  if (from === 'bot') return t.thread.automatic
  if (from === 'admin') return officer_name ? `${officer_name} · ${t.thread.fromZalo}` : t.thread.fromZalo
  return officer_name ?? ''
}

function Body({ message }: { message: MessageLine }) {
  const t = useText()
  const { text, media, place, supported, kind, from } = message
  return (
    <div className="flex flex-col gap-2">
      {media.map(one => (
        <Picture key={one.id} media={one} ours={from !== 'citizen'} />
      ))}
      {place && <PlaceOf place={place} />}
      {!supported && (
        <p className="text-sm text-ink-soft">
          {t.thread.unsupported(t.thread.kinds[kind] ?? kind)}
          <span className="block text-xs text-ink-faint">{t.thread.unsupportedHint}</span>
        </p>
      )}
      {text && <Words text={text} />}
    </div>
  )
}

/** What someone wrote, as written: no links are made, lines are kept, long words break. */
export function Words({ text }: { text: string }) {
  return <p className="break-words whitespace-pre-wrap text-ink">{text}</p>
}
