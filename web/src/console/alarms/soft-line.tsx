/** What must be heard or seen now: one quiet amber line, a row for each of the first few. */
import { Ear, Eye, type LucideIcon, MailWarning, MapPin, PhoneMissed, TriangleAlert } from 'lucide-react'
import type { Ring } from '../../api/alarm-calls.ts'
import { now, useNow } from '../clock.ts'
import { useTimes } from '../use-times.ts'
import { When } from '../when.tsx'
import { OpenTip } from './open-tip.tsx'
import { useAlarmText } from './text.ts'

const shown = 3
const icons: Record<Ring['why'], LucideIcon> = {
  danger: TriangleAlert,
  money: TriangleAlert,
  voice: Ear,
  video: Eye,
  photo: Eye,
  file: Eye,
  place: MapPin,
  missed_call: PhoneMissed,
  maybe: MailWarning,
}

export function SoftLine({ rings }: { rings: readonly Ring[] }) {
  const t = useAlarmText()
  const { number } = useTimes()
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-5 gap-y-1 bg-soon-wash px-4 py-1.5 text-sm text-ink"
    >
      <span className="font-medium text-soon">
        {t.look}: {number(rings.length)}
      </span>
      <ul className="flex flex-wrap items-center gap-x-5">
        {rings.slice(0, shown).map(ring => (
          <SoftRing key={ring.id} ring={ring} />
        ))}
      </ul>
      {rings.length > shown && <span className="text-ink-soft">{t.more(number(rings.length - shown))}</span>}
    </div>
  )
}

function SoftRing({ ring }: { ring: Ring }) {
  const t = useAlarmText()
  useNow()
  const Icon = icons[ring.why]
  const left = ring.asked_until === null ? null : Math.max(0, Math.ceil((ring.asked_until - now()) / 1_000))
  return (
    <li className="flex items-center gap-2">
      <Icon size={16} className="shrink-0 text-soon" aria-hidden />
      <span>
        {t.why[ring.why]} · {ring.name} · <When at={ring.raised_at} as="short" />
        {left !== null && ` · ${t.asking(`${left} s`)}`}
      </span>
      <OpenTip ring={ring} />
    </li>
  )
}
