/** One loud ring across the whole width: what, where, how long; and what an officer may have done about it. */
import { BellOff, PhoneOutgoing, Siren } from 'lucide-react'
import type { Ring } from '../../api/alarm-calls.ts'
import { useMe } from '../me.tsx'
import { When } from '../when.tsx'
import type { Wish } from './alarms.tsx'
import { OpenTip } from './open-tip.tsx'
import { Press } from './press.tsx'
import { ringActs } from './ring-acts.ts'
import { useAlarmText } from './text.ts'

/** `keyed`: the keys 1 to 6 are for this one. */
export function LoudBanner({ ring, keyed, onWish }: { ring: Ring; keyed: boolean; onWish: (wish: Wish) => void }) {
  const t = useAlarmText()
  const may = useMe().may
  const last = ring.steps.at(-1)
  return (
    <div className="flex flex-col gap-2 border-b border-surface/40 bg-urgent px-4 py-2.5 text-surface">
      <div className="flex items-center gap-3">
        <Siren size={24} className="shrink-0" aria-hidden />
        <p role="alert" className="min-w-0 flex-1">
          <span className="block font-semibold md:inline">
            {t.urgent} · {ring.place ?? t.noPlace} · <When at={ring.raised_at} as="short" />
          </span>
          <span className="block text-sm md:ml-3 md:inline">
            {ring.name} · {t.why[ring.why]}
            {last && ` · ${t.where(last.unit_name, last.officer_name)}`}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <div className="flex flex-wrap items-center gap-1.5">
          {ringActs.map((act, n) => (
            <Press key={act} keyName={keyed ? String(n + 1) : undefined} onPress={() => onWish({ ring, do: act })}>
              {t.acts[act]}
            </Press>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          {ring.contact_rule === 'may_call' && ring.numbers.length > 0 && (
            <Press icon={<PhoneOutgoing size={16} aria-hidden />} onPress={() => onWish({ ring, do: 'call' })}>
              {t.call}
            </Press>
          )}
          {may.includes('tip.lower') && ring.thread_id !== null && (
            <Press icon={<BellOff size={16} aria-hidden />} onPress={() => onWish({ ring, do: 'lower' })}>
              {t.lower}
            </Press>
          )}
          <OpenTip ring={ring} />
        </div>
      </div>
    </div>
  )
}
