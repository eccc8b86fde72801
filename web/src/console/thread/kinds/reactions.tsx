/** The reactions put on a message, under its bubble: a sign, its word, and whose it is. */
import {
  Angry,
  Annoyed,
  createLucideIcon,
  Frown,
  Heart,
  Laugh,
  type LucideIcon,
  SmilePlus,
  ThumbsUp,
} from 'lucide-react'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'

/** The set has no open mouth. */
const Surprised = createLucideIcon('surprised', [
  ['circle', { cx: '12', cy: '12', r: '10', key: 'face' }],
  ['circle', { cx: '12', cy: '16', r: '2', key: 'mouth' }],
  ['line', { x1: '9', x2: '9.01', y1: '9', y2: '9', key: 'left' }],
  ['line', { x1: '15', x2: '15.01', y1: '9', y2: '9', key: 'right' }],
])

export const reactionIcons: Record<MessageLine['reactions'][number]['icon'], LucideIcon> = {
  like: ThumbsUp,
  heart: Heart,
  haha: Laugh,
  surprised: Surprised,
  sad: Frown,
  angry: Angry,
  worried: Annoyed,
  other: SmilePlus,
}

export function Reactions({ reactions, citizen }: { reactions: MessageLine['reactions']; citizen: string }) {
  const t = useText()
  if (reactions.length === 0) return null
  return (
    <ul className="z-1 -mt-1.5 mb-0.5 flex flex-wrap gap-1 px-2">
      {reactions.map(({ from, icon }) => {
        const Icon = reactionIcons[icon]
        const who = from === 'citizen' ? citizen : from === 'admin' ? t.thread.fromZalo : t.row.you
        const words = t.messages.reactions.icons[icon] ?? icon
        return (
          <li
            key={from}
            title={t.messages.reactions.by(who, words)}
            className="flex items-center gap-1 rounded-full border border-line bg-surface px-2 py-px text-xs text-ink-soft"
          >
            <Icon size={13} className="shrink-0" aria-hidden />
            <span className="sr-only">{who}: </span>
            {words}
          </li>
        )
      })}
    </ul>
  )
}
