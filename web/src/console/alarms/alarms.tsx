/** The urgent lane over every screen: a red banner for each loud ring, an amber line for what must be heard or seen now. */
import { BellOff } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Ring, RingAct } from '../../api/alarm-calls.ts'
import { useKeys } from '../keys.ts'
import { LoudBanner } from './loud-banner.tsx'
import { ringActs } from './ring-acts.ts'
import { SoftLine } from './soft-line.tsx'
import { useAlarmText } from './text.ts'
import { useRings } from './use-rings.ts'
import { useSounding } from './use-sounding.ts'

export type Wish = { ring: Ring; do: RingAct | 'call' | 'lower' }

const WishForm = lazy(async () => ({ default: (await import('./wish-form.tsx')).WishForm }))

/** So many banners; more are counted. */
const shown = 3

export function Alarms() {
  const t = useAlarmText()
  const { data, error } = useRings()
  const [wish, setWish] = useState<Wish | null>(null)
  const rings = data?.rings ?? []
  const loud = rings.filter(ring => ring.level === 'loud')
  const soft = rings.filter(ring => ring.level === 'soft')
  const mine = rings.filter(ring => ring.mine)
  useSounding(
    mine.some(ring => ring.level === 'loud'),
    mine.map(({ id, rung_at }) => `${id} ${rung_at}`).join(),
  )
  const first = loud[0]
  const pressing = (act: RingAct) => first && (() => setWish({ ring: first, do: act }))
  useKeys(Object.fromEntries(ringActs.map((act, n) => [String(n + 1), pressing(act)])))

  if (error && rings.length === 0)
    return (
      <p
        role="status"
        className="flex items-center justify-center gap-2.5 bg-note px-4 py-2 text-sm font-medium text-ink"
      >
        <BellOff size={17} className="shrink-0" aria-hidden />
        {t.lost}
      </p>
    )
  if (rings.length === 0) return null
  return (
    <section aria-label={t.label} className="shrink-0">
      {loud.slice(0, shown).map((ring, n) => (
        <LoudBanner key={ring.id} ring={ring} keyed={n === 0} onWish={setWish} />
      ))}
      {loud.length > shown && (
        <p className="bg-urgent px-4 pb-2 text-sm font-medium text-surface">{t.more(String(loud.length - shown))}</p>
      )}
      {soft.length > 0 && <SoftLine rings={soft} />}
      {wish && (
        <Suspense>
          <WishForm wish={wish} onClose={() => setWish(null)} />
        </Suspense>
      )}
    </section>
  )
}
