/** A call: who called, whether anybody answered, how long they talked. */
import { PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from 'lucide-react'
import type { MessageLine } from '../../../api/shapes.ts'
import { useText } from '../../../text/text.ts'
import { lasting } from '../../../ui/sizes.ts'
import { KindNote } from './note.tsx'

export function CallNote({ call: { by, type, answered, talk_ms } }: { call: NonNullable<MessageLine['call']> }) {
  const t = useText().messages.call
  const seen = type === 'video'
  if (by === 'citizen' && !answered) return <KindNote Icon={PhoneMissed} words={seen ? t.missedVideo : t.missed} />
  if (!answered) return <KindNote Icon={PhoneOff} words={t.unanswered} />
  const talked = talk_ms === null ? null : t.talked(lasting(talk_ms))
  return by === 'citizen' ? (
    <KindNote Icon={PhoneIncoming} words={seen ? t.inVideo : t.in} why={talked} />
  ) : (
    <KindNote Icon={PhoneOutgoing} words={seen ? t.outVideo : t.out} why={talked} />
  )
}
